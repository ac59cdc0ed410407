using Npgsql;

namespace MongoEtl.PostgreSql.Tests;

[Trait("Category", "Server")]
public sealed class TypeNamesTests(PostgresFixture postgres)
{
    private static readonly string[] Written =
    [
        "int", "INT4", "integer", "smallint", "int8", "bool", "float8", "float4", "real", "double precision", "text", "text[]", "varchar(10)", "VARCHAR (10)", "varchar",
        "character varying(3)[]", "char", "char(4)", "numeric", "numeric(10,8)", "decimal( 10 , 2 )", "numeric(7)", "timestamptz", "timestamptz(3)", "timestamp", "timestamp(0)",
        "timestamp (3) with time zone", "timestamp without time zone", "time", "timetz(2)", "date", "uuid", "jsonb", "json", "bytea", "uuid[]", "timestamptz[]", "numeric(4,1)[]",
        "mood", "public.mood", "\"mood\"", "public.\"Odd Mood\"", "\"Odd Mood\"[]",
    ];

    [Fact]
    public async Task Types_as_people_write_them_equal_what_the_server_prints()
    {
        await using var source = (await postgres.CreateDatabaseAsync()).CreateDataSource();
        await using var connection = await source.OpenConnectionAsync();
        await connection.ExecuteAsync("CREATE TYPE mood AS ENUM ('ok'); CREATE TYPE \"Odd Mood\" AS ENUM ('ok')", default);
        await connection.ExecuteAsync($"CREATE TABLE t ({string.Join(", ", Written.Select((type, i) => $"c{i} {type}"))})", default);
        var printed = await connection.QueryAsync(
            "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 't'::regclass AND attnum > 0 ORDER BY attnum", row => row.GetString(0), default);
        for (var i = 0; i < Written.Length; i++)
        {
            TypeNames.Normalize(Written[i]).ShouldBe(printed[i].Replace("\"", ""));
            TypeNames.Normalize(printed[i]).ShouldBe(printed[i].Replace("\"", ""));
        }
    }
}
