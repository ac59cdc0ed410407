using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Dumps;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.RealDumps;

[Trait("Category", "Server")]
public sealed class TheaterTests(PostgresFixture postgres)
{
    private const string Rows = """
        SELECT id, mongo_id, theater_number, street, city, state, zipcode, geo->>'type',
            (geo->'coordinates'->>0)::float8, (geo->'coordinates'->>1)::float8, (SELECT count(*) FROM jsonb_object_keys(geo))
        FROM theater
        """;

    [Fact]
    public async Task Every_row_is_what_its_document_says_and_keys_follow_the_source_order()
    {
        var database = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.RealDumps, database);

        (await migrator.RunAsync("migrate", "--source", RealDumpFiles.Folder(), "--only", "theater")).ShouldExit(0);

        var expected = BsonDecoder.ReadFile(RealDumpFiles.File("sample_mflix", "theaters")).Select(ExpectedRow).ToList();
        expected.Count.ShouldBe(1_564);
        RowSets.ShouldBeSame(await database.RowsAsync(Rows), expected);
    }

    private static object?[] ExpectedRow(Dictionary<string, object?> theater, int place)
    {
        var location = (Dictionary<string, object?>)theater["location"]!;
        var address = (Dictionary<string, object?>)location["address"]!;
        var geo = (Dictionary<string, object?>)location["geo"]!;
        var coordinates = (List<object?>)geo["coordinates"]!;
        var street = address.GetValueOrDefault("street2") is string second ? $"{address["street1"]}, {second}" : address["street1"];
        return
        [
            place + 1, ((Oid)theater["_id"]!).Hex, theater["theaterId"], street, address["city"], address["state"], address["zipcode"],
            geo["type"], coordinates[0], coordinates[1], (long)geo.Count,
        ];
    }
}
