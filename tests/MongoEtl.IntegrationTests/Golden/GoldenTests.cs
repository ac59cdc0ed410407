using System.Text.Json.Nodes;
using MongoEtl.Runtime;

namespace MongoEtl.IntegrationTests.Golden;

/// <summary>Whole rows of the reference domain, value by value.</summary>
[Trait("Category", "Server")]
public sealed class GoldenTests(GoldenRun run) : IClassFixture<GoldenRun>
{
    public static TheoryData<string> Names => [.. GoldenCases.All.Where(golden => golden.Rows.Length > 0).Select(golden => golden.Name)];

    public static TheoryData<Store, string> Tables => new(GoldenTables.All.Select(table => (table.Store, table.Table)));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_document_becomes_exactly_its_rows(string name)
    {
        foreach (var expected in GoldenCases.All.Single(golden => golden.Name == name).Rows)
        {
            var row = JsonNode.Parse(expected.Json)!.AsObject();
            var rows = await run.RowsAsync(expected.Store, expected.Table);
            var found = rows.SingleOrDefault(candidate => KeyOf(expected.Store, expected.Table, candidate) == KeyOf(expected.Store, expected.Table, row));
            found.ShouldNotBeNull($"{expected.Table} has no row {KeyOf(expected.Store, expected.Table, row)}");
            Sorted(found).ShouldBe(Sorted(row), $"{expected.Table} of: {name}");
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_table_has_the_rows_of_the_cases_and_no_others(Store store, string table)
    {
        var expected = GoldenCases.All.SelectMany(golden => golden.Rows).Where(row => row.Store == store && row.Table == table)
            .Select(row => KeyOf(store, table, JsonNode.Parse(row.Json)!.AsObject()));
        (await run.RowsAsync(store, table)).Select(row => KeyOf(store, table, row)).Order(StringComparer.Ordinal)
            .ShouldBe(expected.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_set_aside_has_a_dead_letter()
    {
        var letters = (await run.DeadLettersAsync()).Select(letter => (string)letter["_id"]!);
        letters.Order(StringComparer.Ordinal).ShouldBe(GoldenCases.All.Select(golden => golden.DeadLetter).OfType<string>().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("user", "users", "user_id")]
    [InlineData("role", "role", "id")]
    public async Task An_id_is_the_same_in_both_stores(string relational, string wide, string wideKey)
    {
        static IEnumerable<string> Ids(IEnumerable<JsonObject> rows, string key) =>
            rows.Select(row => $"{row[key]}|{row["mongo_id"]}").Order(StringComparer.Ordinal);
        Ids(await run.RowsAsync(Store.Cassandra, wide), wideKey).ShouldBe(Ids(await run.RowsAsync(Store.Postgres, relational), "id"));
    }

    [Fact]
    public async Task Absent_values_are_not_set_so_reading_all_of_it_meets_no_tombstone()
    {
        foreach (var (store, table, _) in GoldenTables.All)
            await run.RowsAsync(store, table);
        var read = (await run.TombstonesAsync()).Select(row => JsonNode.Parse(row)!).Where(row => (string)row["keyspace_name"]! == "golden").ToList();
        read.Select(row => (string)row["table_name"]!).ShouldContain("messages_by_room");
        // The least bucket of the server's histogram is 1.
        read.ShouldAllBe(row => (double)row["max"]! <= 1);
    }

    private static string KeyOf(Store store, string table, JsonObject row) =>
        string.Join(" / ", GoldenTables.All.Single(candidate => candidate.Store == store && candidate.Table == table).Key.Select(column => $"{row[column]}"));

    private static string Sorted(JsonObject row) =>
        string.Join('\n', row.OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => $"{column.Key}: {column.Value!.ToJsonString()}"));
}
