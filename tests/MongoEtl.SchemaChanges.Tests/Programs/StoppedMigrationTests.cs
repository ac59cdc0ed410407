using MongoEtl.PostgreSql.Tests;

namespace MongoEtl.SchemaChanges.Tests;

/// <summary><c>migrate</c> on a PostgreSQL that stands otherwise than the classes ask: what is missing it adds, anything else stops
/// it.</summary>
[Trait("Category", "Server")]
public sealed class StoppedMigrationTests(PostgresFixture postgres)
{
    private const string RowVersions = "SELECT coalesce(string_agg(xmin::text, ',' ORDER BY id), '') FROM town";

    /// <summary>What was done to the database, and what is said of it.</summary>
    public static TheoryData<string, string> Differences => new()
    {
        { "ALTER TABLE town ALTER COLUMN size TYPE bigint", "METL065: Column size of public.town changes from bigint to integer" },
        { "ALTER TABLE town ALTER COLUMN code TYPE text", "METL065: Column code of public.town changes from text to varchar(40)" },
        { "ALTER TABLE town DROP CONSTRAINT town_pkey CASCADE, ADD PRIMARY KEY (mongo_id)",
            "METL070: The primary key (id) is added to public.town" },
        { "ALTER TABLE town ALTER COLUMN mongo_id DROP NOT NULL", "METL068: Column mongo_id of public.town becomes NOT NULL" },
        { "ALTER TABLE town ALTER COLUMN name SET NOT NULL", "column name of public.town may be null" },
        { "ALTER TABLE town ALTER COLUMN size SET DEFAULT 7", "column size of public.town has no default any more" },
        { "ALTER TABLE town ALTER COLUMN id DROP IDENTITY", "column id of public.town gets a sequence" },
        { "ALTER TABLE town ALTER COLUMN id SET GENERATED ALWAYS", "column id of public.town is GENERATED ALWAYS" },
        { "ALTER TABLE town DROP COLUMN mongo_id", "METL068: Column mongo_id (text NOT NULL) is added to public.town" },
        { "ALTER TABLE town ADD COLUMN extra text NOT NULL DEFAULT ''; ALTER TABLE town ALTER COLUMN extra DROP DEFAULT",
            "column extra of public.town is NOT NULL without a default and declared by no class" },
        { "CREATE UNIQUE INDEX town_name_key ON town (name)", "the unique index on (name) of public.town is dropped" },
        { "ALTER TABLE note ADD COLUMN town integer, ADD CONSTRAINT note_id_fkey FOREIGN KEY (id) REFERENCES town (mongo_id)",
            "the foreign key from public.note (id) to public.town (mongo_id) is dropped" },
        { "ALTER TABLE town DROP CONSTRAINT town_parent_id_fkey, ADD FOREIGN KEY (parent_id) REFERENCES town ON DELETE CASCADE",
            "the foreign key from public.town (parent_id) to public.town (id) is dropped" },
        { "ALTER TYPE kind RENAME VALUE 'Old' TO 'Older'", "label Old is added to enum type kind" },
    };

    /// <summary>Cases whose second version states what <c>schema apply</c> is to do.</summary>
    public static TheoryData<string, string> Stated => new()
    {
        { "a column that is renamed", "column name of public.town is renamed to title" },
        { "a table that is renamed", "table public.town is renamed to public.place" },
        { "a label that is renamed", "label Large of enum type kind is renamed to Big" },
        { "a column with a backfill", "column rank (integer NOT NULL) is added to public.town" },
        { "NOT NULL with a backfill", "column size of public.town becomes NOT NULL" },
        { "a wider number", "column size of public.town changes from integer to bigint" },
        { "a longer text", "column code of public.town changes from varchar(40) to varchar(80)" },
        { "another primary key", "the primary key (id) of public.note is dropped" },
        { "a sequence that goes", "column id of public.town loses its sequence" },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public async Task A_database_that_differs_stops_a_migration(string sql, string told)
    {
        await using var program = await SchemaProgram.FilledAsync(postgres);
        await program.ExecuteAsync(sql);
        await StopsAsync(program, told);
        // A column that rows stand in the way of comes once they are gone.
        if (!told.Contains("is added to public.town", StringComparison.Ordinal))
            await StopsAsync(program, told, "--truncate", "--yes");
    }

    [Theory]
    [MemberData(nameof(Stated))]
    public async Task A_change_that_is_stated_is_left_to_schema_apply(string name, string told)
    {
        await using var program = await SchemaProgram.FilledAsync(postgres);
        program.Plan = Versions.OfPostgres(name);
        await StopsAsync(program, told);
        (await program.ApplyAsync("--yes")).ShouldBe(0, program.Everything);
        // Documents keep the label that was renamed, and are set aside.
        (await program.MigrateAsync()).ShouldBe(name == "a label that is renamed" ? 3 : 0, program.Everything);
        (await program.RunAsync("schema", "diff", "--live")).ShouldBe(0, program.Everything);
    }

    [Fact]
    public async Task What_is_missing_appears()
    {
        await using var program = await SchemaProgram.FilledAsync(postgres);
        var before = await program.CatalogueAsync();
        await program.ExecuteAsync("ALTER TABLE town DROP COLUMN code; ALTER TABLE town DROP CONSTRAINT town_parent_id_fkey; "
            + "ALTER TABLE town DROP CONSTRAINT town_pkey; DROP INDEX town_mongo_id_key; DROP TABLE note");
        (await program.MigrateAsync()).ShouldBe(0, program.Everything);
        (await program.CatalogueAsync()).ShouldBe(before);
        (await program.TextAsync("SELECT string_agg(code, ',' ORDER BY id) FROM town")).ShouldBe("170,010,110");
        (await program.TextAsync("SELECT count(*)::text FROM note")).ShouldBe("3");
        (await program.RunAsync("schema", "diff", "--live")).ShouldBe(0, program.Everything);
    }

    [Theory]
    [InlineData("a column that may be null")]
    [InlineData("a column with a default")]
    [InlineData("a column of the database")]
    [InlineData("a table that comes")]
    [InlineData("an index of two columns")]
    [InlineData("a unique index that comes")]
    public async Task What_the_classes_add_appears_as_schema_apply_would_make_it(string name)
    {
        await using var migrated = await SchemaProgram.FilledAsync(postgres);
        await using var applied = await SchemaProgram.FilledAsync(postgres);
        migrated.Plan = applied.Plan = Versions.OfPostgres(name);
        (await migrated.MigrateAsync()).ShouldBe(0, migrated.Everything);
        (await applied.ApplyAsync("--yes")).ShouldBe(0, applied.Everything);
        (await migrated.CatalogueAsync()).ShouldBe(await applied.CatalogueAsync());
        (await migrated.RunAsync("schema", "diff", "--live")).ShouldBe(0, migrated.Everything);
    }

    [Theory]
    [InlineData("a column that goes", "column size (integer) of public.town is dropped with all its values")]
    [InlineData("a table that goes", "table public.note is dropped with all its rows")]
    [InlineData("a label that goes", "enum type kind is made anew with the labels Small, Large")]
    public async Task What_a_class_lets_go_stands_until_schema_apply_takes_it(string name, string told)
    {
        await using var program = await SchemaProgram.FilledAsync(postgres);
        var before = await program.CatalogueAsync();
        program.Plan = Versions.OfPostgres(name);
        (await program.MigrateAsync()).ShouldBe(0, program.Everything);
        program.Out.ShouldContain($"{told} by schema apply, and stands until then");
        (await program.CatalogueAsync()).ShouldBe(before);
        (await program.ApplyAsync("--yes")).ShouldBe(0, program.Everything);
        (await program.MigrateAsync()).ShouldBe(0, program.Everything);
        program.Out.ShouldNotContain("stands until then");
    }

    private static async Task StopsAsync(SchemaProgram program, string told, params string[] options)
    {
        var (catalogue, rows) = (await program.CatalogueAsync(), await program.TextAsync(RowVersions));
        (await program.MigrateAsync(options)).ShouldBe(1, program.Everything);
        program.Error.ShouldContain("town: Nothing was written, because");
        program.Error.ShouldContain(told);
        program.Error.ShouldContain("schema apply");
        (await program.CatalogueAsync()).ShouldBe(catalogue);
        (await program.TextAsync(RowVersions)).ShouldBe(rows);
    }
}
