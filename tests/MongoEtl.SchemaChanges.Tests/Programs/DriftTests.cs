using MongoEtl.Cassandra.Tests;
using MongoEtl.PostgreSql.Tests;

namespace MongoEtl.SchemaChanges.Tests;

/// <summary>Stores that somebody altered by hand: <c>schema diff --live</c> reports it all, and <c>schema apply</c> mends what the classes
/// declare and leaves the rest alone.</summary>
[Trait("Category", "Server")]
public sealed class DriftTests(PostgresFixture postgres, CassandraFixture cassandra)
{
    [Fact]
    public async Task Missing_keys_indexes_and_constraints_are_reported_and_made()
    {
        await using var program = await SchemaProgram.FilledAsync(postgres);
        var before = await program.CatalogueAsync();
        await program.ExecuteAsync("ALTER TABLE town DROP CONSTRAINT town_parent_id_fkey; ALTER TABLE town DROP CONSTRAINT town_pkey; "
            + "DROP INDEX town_mongo_id_key; ALTER TABLE note DROP COLUMN text; ALTER TABLE town ALTER COLUMN id DROP IDENTITY");
        (await program.RunAsync("schema", "diff", "--live")).ShouldBe(3, program.Everything);
        foreach (var told in (string[])[
            "the primary key (id) is added to public.town", "a unique index on (mongo_id) is added to public.town",
            "the foreign key from public.town (parent_id) to public.town (id) is added", "column text (text) is added to public.note",
            "column id of public.town gets a sequence"])
            program.Out.ShouldContain($"  PostgreSQL: {told}");
        (await program.ApplyAsync("--yes")).ShouldBe(0, program.Everything);
        (await program.CatalogueAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Other_types_and_nulls_are_reported_and_refused_until_somebody_says_how()
    {
        await using var program = await SchemaProgram.FilledAsync(postgres);
        await program.ExecuteAsync("ALTER TABLE town ALTER COLUMN size TYPE bigint, ALTER COLUMN mongo_id DROP NOT NULL");
        var before = await program.CatalogueAsync();
        (await program.RunAsync("schema", "diff", "--live")).ShouldBe(3, program.Everything);
        program.Out.ShouldContain("PostgreSQL: column size of public.town changes from bigint to integer (METL065)");
        program.Out.ShouldContain("PostgreSQL: column mongo_id of public.town becomes NOT NULL (METL068)");
        (await program.ApplyAsync("--yes")).ShouldBe(1);
        program.Error.ShouldContain("Nothing was altered, because of 2 changes:");
        (await program.CatalogueAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task What_nobody_declared_is_named_and_left_alone()
    {
        await using var program = await SchemaProgram.FilledAsync(postgres);
        await program.ExecuteAsync("""
            ALTER TABLE town ADD COLUMN mine text DEFAULT 'x', ADD CONSTRAINT positive CHECK (size > 0);
            CREATE TABLE other (id integer PRIMARY KEY); CREATE TABLE "Quoted" (id integer);
            CREATE SCHEMA elsewhere; CREATE TABLE elsewhere.unseen (id integer); CREATE VIEW seen AS SELECT 1 AS one;
            CREATE INDEX mine_idx ON town (size); CREATE UNIQUE INDEX some_idx ON town (name) WHERE size > 100;
            ALTER TYPE kind ADD VALUE 'Mine'
            """);
        var before = await program.CatalogueAsync();
        program.Plan = Versions.OfPostgres("a column that may be null");
        foreach (var verb in (string[][])[["schema", "diff", "--live"], ["schema", "apply", "--yes"], ["schema", "diff", "--live"]])
        {
            await program.RunAsync(verb);
            var left = program.Out.Split('\n').Select(line => line.Trim());
            left.Where(line => line.StartsWith("left alone: ", StringComparison.Ordinal)).ShouldBe(
            [
                "left alone: check positive of public.town, CHECK ((size > 0)), is declared by no class",
                "left alone: table public.Quoted is declared by no class",
                "left alone: table public.other is declared by no class",
                "left alone: unique index some_idx of public.town for some rows or over expressions is declared by no class",
                "left alone: column mine (text) of public.town is declared by no class",
                "left alone: index mine_idx on (size) of public.town is declared by no class",
                "left alone: enum type kind has the labels Mine, which no class knows",
            ], ignoreOrder: true);
        }
        program.Out.ShouldContain("PostgreSQL is as the classes ask.");
        await program.ExecuteAsync("ALTER TABLE town DROP COLUMN title");
        (await program.CatalogueAsync()).ShouldBe(before);
        (await program.MigrateAsync()).ShouldBe(0, program.Everything);
    }

    [Fact]
    public async Task What_only_a_person_can_put_right_is_listed_and_stops_a_migration()
    {
        await using var program = SchemaProgram.Create(await postgres.CreateDatabaseAsync());
        await program.ExecuteAsync("CREATE VIEW note AS SELECT 1 AS id");
        (await program.RunAsync("schema", "diff", "--live")).ShouldBe(3, program.Everything);
        program.Out.ShouldContain("  to be done by hand: public.note is no table: a view or something else has that name");
        (await program.ApplyAsync("--yes")).ShouldBe(1);
        program.Error.ShouldContain("public.note is no table");
        (await program.MigrateAsync()).ShouldBe(1);
        program.Error.ShouldContain("public.note is no table");
        await program.ExecuteAsync("DROP VIEW note");
        (await program.ApplyAsync("--yes")).ShouldBe(0, program.Everything);
        await program.ExecuteAsync("ALTER TABLE note ADD COLUMN extra text NOT NULL");
        (await program.ApplyAsync("--yes")).ShouldBe(3, program.Everything);
        program.Out.ShouldContain("PostgreSQL is not as the classes ask:\n  to be done by hand: column extra of public.note is NOT NULL");
    }

    [Fact]
    public async Task Cassandra_reports_the_same()
    {
        var server = await cassandra.EndPointAsync();
        await using var program = await SchemaProgram.FilledAsync(postgres, server);
        await using var keyspace = await AlteredKeyspace.CreateAsync(server, program.Keyspace, plan: null);
        await keyspace.ExecuteAsync("ALTER TABLE town_by_name ADD mine text");
        await keyspace.ExecuteAsync("ALTER TABLE town_by_name DROP size");
        await keyspace.ExecuteAsync("CREATE TABLE other (id int PRIMARY KEY)");
        (await program.RunAsync("schema", "diff", "--live")).ShouldBe(3, program.Everything);
        program.Out.ShouldContain("Cassandra: column size (int) is added to town_by_name");
        program.Out.ShouldContain("  left alone: column mine (text) of town_by_name is declared by no class");
        program.Out.ShouldContain($"  left alone: table {program.Keyspace}.other is declared by no class");
        (await program.ApplyAsync("--yes")).ShouldBe(0, program.Everything);
        var catalogue = await keyspace.CatalogueAsync();
        catalogue.ShouldContain("town_by_name.mine text");
        catalogue.ShouldContain("town_by_name.size int");
        catalogue.ShouldContain("other.id int");
        (await program.RunAsync("schema", "diff", "--live")).ShouldBe(0, program.Everything);
    }
}
