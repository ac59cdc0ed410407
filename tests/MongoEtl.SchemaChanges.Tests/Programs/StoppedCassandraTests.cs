using MongoEtl.Cassandra.Tests;
using MongoEtl.PostgreSql.Tests;

namespace MongoEtl.SchemaChanges.Tests;

/// <summary><c>migrate</c> on a keyspace that stands otherwise than the classes ask: neither store is touched.</summary>
[Trait("Category", "Server")]
public sealed class StoppedCassandraTests(PostgresFixture postgres, CassandraFixture cassandra)
{
    /// <summary>The table as it stands, and what is said of it.</summary>
    public static TheoryData<string, string> Differences => new()
    {
        { "name text, id int, code text, size bigint, PRIMARY KEY (name, id)",
            "Cassandra, METL072: Column size of town_by_name changes from bigint to int: CQL cannot change a type" },
        { "name text, id int, code text, size int, PRIMARY KEY (name)",
            "Cassandra, METL071: The key of town_by_name changes from ((name)) to ((name), id): CQL cannot change a key" },
        { "name text, id int, code text, size int, PRIMARY KEY (name, id)) WITH CLUSTERING ORDER BY (id DESC",
            "METL071: The key of town_by_name changes from ((name), id DESC) to ((name), id)" },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public async Task A_table_of_another_shape_stops_a_migration(string table, string told)
    {
        var server = await cassandra.EndPointAsync();
        await using var program = SchemaProgram.Create(await postgres.CreateDatabaseAsync(), server);
        await using var keyspace = await AlteredKeyspace.CreateAsync(server, program.Keyspace, plan: null);
        await keyspace.ExecuteAsync($"CREATE TABLE town_by_name ({table})");
        await StopsAsync(program, keyspace, told);
    }

    [Fact]
    public async Task A_difference_in_PostgreSQL_leaves_Cassandra_without_its_tables()
    {
        var server = await cassandra.EndPointAsync();
        await using var program = SchemaProgram.Create(await postgres.CreateDatabaseAsync(), server);
        await using var keyspace = await AlteredKeyspace.CreateAsync(server, program.Keyspace, plan: null);
        await program.ExecuteAsync("CREATE TABLE note (id text PRIMARY KEY, text integer)");
        await StopsAsync(program, keyspace, "PostgreSQL, METL067: Column text of public.note changes from integer to text");
    }

    [Fact]
    public async Task What_is_missing_appears_and_what_is_stated_waits_for_schema_apply()
    {
        var server = await cassandra.EndPointAsync();
        await using var program = await SchemaProgram.FilledAsync(postgres, server);
        await using var keyspace = await AlteredKeyspace.CreateAsync(server, program.Keyspace, plan: null);

        program.Plan = Versions.OfCassandra("a column that comes");
        (await program.MigrateAsync()).ShouldBe(0, program.Everything);
        program.Plan = Versions.OfCassandra("a table that comes");
        (await program.MigrateAsync()).ShouldBe(0, program.Everything);
        (await keyspace.CountAsync("town_by_code")).ShouldBe(3);
        (await keyspace.CatalogueAsync()).ShouldContain("town_by_name.area decimal");

        program.Plan = Versions.OfCassandra("a key's column that is renamed");
        await StopsAsync(program, keyspace, "Cassandra: column name of town_by_name is renamed to title");

        program.Plan = Versions.OfCassandra("a column that goes and one that comes");
        (await program.MigrateAsync()).ShouldBe(0, program.Everything);
        program.Out.ShouldContain("column code (text) of town_by_name is dropped with all its values by schema apply, and stands until "
            + "then");
        (await keyspace.CatalogueAsync()).ShouldContain("town_by_name.label text");
        (await program.ApplyAsync("--yes")).ShouldBe(0, program.Everything);
        (await keyspace.CatalogueAsync()).ShouldNotContain("town_by_name.code");

        // What was dropped does not come back with another type, and that is told before anything is added.
        program.Plan = Versions.OfCassandra("another type");
        await StopsAsync(program, keyspace, "Cassandra, METL073: Column code (ascii) is added to town_by_name: the table once had a "
            + "column of that name and of type text");
        var before = await keyspace.CatalogueAsync();
        (await program.ApplyAsync("--yes")).ShouldBe(1, program.Everything);
        (await keyspace.CatalogueAsync()).ShouldBe(before);
        program.Plan = Versions.First;
        (await program.MigrateAsync()).ShouldBe(0, program.Everything);
        (await keyspace.CatalogueAsync()).ShouldContain("town_by_name.code text");
    }

    private static async Task StopsAsync(SchemaProgram program, AlteredKeyspace keyspace, string told)
    {
        var (tables, wide) = (await program.CatalogueAsync(), await keyspace.CatalogueAsync());
        (await program.MigrateAsync()).ShouldBe(1, program.Everything);
        program.Error.ShouldContain("town: Nothing was written, because");
        program.Error.ShouldContain(told);
        program.Error.ShouldContain("schema apply");
        (await program.CatalogueAsync()).ShouldBe(tables);
        (await keyspace.CatalogueAsync()).ShouldBe(wide);
    }
}
