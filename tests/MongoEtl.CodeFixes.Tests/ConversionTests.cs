using MongoEtl.Generators.Model;
using MongoEtl.Generators.SchemaDiff;
using MongoEtl.PostgreSql.Tests;
using Npgsql;

namespace MongoEtl.CodeFixes.Tests;

/// <summary>The SQL that fixes write, told to a real PostgreSQL.</summary>
[Trait("Category", "Server")]
public sealed class ConversionTests(PostgresFixture postgres)
{
    private static readonly string[] Types =
    [
        "text", "varchar(10)", "varchar", "char(3)", "smallint", "integer", "bigint", "numeric", "numeric(10,2)", "real",
        "double precision", "boolean", "timestamptz", "timestamp", "date", "uuid", "json", "jsonb", "bytea", "text[]", "integer[]",
        "bigint[]", "\"kind\"", "\"mood\"",
    ];

    private static readonly Schema Enums = new(new([new("kind", new(["A", "B"])), new("mood", new(["A", "it's"]))]), default);

    /// <summary>A row without a value shows that types and syntax fit; values have tests of their own.</summary>
    [Fact]
    public async Task METL065_METL066_METL067_every_expression_is_one()
    {
        await using var source = await CreateAsync();
        var faults = new List<string>();
        var count = 0;
        foreach (var (from, to) in Types.SelectMany(from => Types.Where(to => to != from), (from, to) => (from, to)))
        {
            foreach (var conversion in Of(from, to))
            {
                count++;
                try
                {
                    await ExecuteAsync(source, $"DROP TABLE IF EXISTS t; CREATE TABLE t (\"a b\" {from}); INSERT INTO t VALUES (NULL); "
                        + $"ALTER TABLE t ALTER COLUMN \"a b\" TYPE {to} USING {conversion.Sql}");
                }
                catch (PostgresException fault)
                {
                    faults.Add($"{from} to {to} by {conversion.Sql}: {fault.MessageText}");
                }
            }
        }
        faults.ShouldBeEmpty();
        count.ShouldBeGreaterThan(200);
    }

    [Theory]
    [InlineData("text", "integer", "strict", "' '", null)]
    [InlineData("text", "integer", "strict", "' 7 '", "7")]
    [InlineData("text", "integer", "strict", "'seven'", "22P02")]
    [InlineData("text", "integer", "lenient", "'seven'", null)]
    [InlineData("text", "integer", "lenient", "' -7 '", "-7")]
    [InlineData("text", "numeric(10,2)", "lenient", "'1.255'", "1.26")]
    [InlineData("text", "numeric(10,2)", "lenient", "'.'", null)]
    [InlineData("text", "boolean", "lenient", "'Yes'", "true")]
    [InlineData("text", "uuid", "lenient", "'no'", null)]
    [InlineData("text", "\"mood\"", "lenient", "'it''s'", "it's")]
    [InlineData("text", "\"mood\"", "lenient", "'other'", null)]
    [InlineData("varchar(40)", "varchar(3)", "strict", "'abcd'", "22001")]
    [InlineData("varchar(40)", "varchar(3)", "cut", "'abcd'", "abc")]
    [InlineData("integer", "varchar(3)", "strict", "1234", "22001")]
    [InlineData("integer", "smallint", "cast", "70000", "22003")]
    [InlineData("double precision", "integer", "round", "2.6", "3")]
    [InlineData("timestamptz", "date", "time", "'2020-01-01 23:30:00-02'", "2020-01-02")]
    [InlineData("date", "timestamptz", "time", "'2020-01-01'", "2020-01-01 00:00:00+00")]
    [InlineData("\"kind\"", "\"mood\"", "lenient", "'B'", null)]
    [InlineData("\"kind\"", "text", "strict", "'B'", "B")]
    [InlineData("text", "text[]", "array", "'x'", "{x}")]
    public async Task METL065_METL066_METL067_values_become_what_the_title_says(
        string from, string to, string kind, string value, string? expected)
    {
        await using var source = await CreateAsync();
        await ExecuteAsync(source, $"CREATE TABLE t (\"a b\" {from}); INSERT INTO t VALUES ({value})");
        var sql = Of(from, to).Single(c => c.Kind == kind).Sql;
        try
        {
            await ExecuteAsync(source, $"ALTER TABLE t ALTER COLUMN \"a b\" TYPE {to} USING {sql}");
            await using var command = source.CreateCommand("SELECT \"a b\"::text FROM t");
            (await command.ExecuteScalarAsync() as string).ShouldBe(expected);
        }
        catch (PostgresException fault)
        {
            fault.SqlState.ShouldBe(expected, fault.MessageText);
        }
    }

    [Fact]
    public async Task METL068_every_type_has_a_value_that_fills_it()
    {
        await using var source = await CreateAsync();
        foreach (var type in Types)
        {
            var id = TableId.Postgres("public", "t");
            var column = new ColumnShape { Name = "a b", Type = type, Nullable = false };
            var after = Enums with { Tables = new([new() { Id = id, Columns = new([column]) }]) };
            var remedies = FillRemedies.Of(new(ChangeKind.AddColumn) { Table = id, Column = column }, after);
            var value = remedies.Single(r => r.Key == "BackfillDefault").Edits[0].Value;
            await ExecuteAsync(source, $"DROP TABLE IF EXISTS t; CREATE TABLE t (\"a b\" {type}); INSERT INTO t VALUES (NULL); "
                + $"UPDATE t SET \"a b\" = {value} WHERE \"a b\" IS NULL; ALTER TABLE t ALTER COLUMN \"a b\" SET NOT NULL");
        }
    }

    private static IReadOnlyList<Conversion> Of(string from, string to) =>
        Conversions.Of(from, new ColumnShape { Name = "a b", Type = to }, Enums);

    private async Task<NpgsqlDataSource> CreateAsync()
    {
        var source = (await postgres.CreateDatabaseAsync()).CreateDataSource();
        await ExecuteAsync(source, "CREATE TYPE kind AS ENUM ('A', 'B'); CREATE TYPE mood AS ENUM ('A', 'it''s')");
        return source;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand("SET TIME ZONE 'UTC'; " + sql);
        await command.ExecuteNonQueryAsync();
    }
}
