namespace MongoEtl.Cli.Tests;

public sealed class SchemaTests
{
    private const string Lock = """
        {
          "version": 1,
          "enums": [],
          "postgres": [],
          "cassandra": []
        }
        """;

    private static readonly SchemaChangePlan[] Changes =
    [
        new(false, "column size of public.town becomes NOT NULL", "METL062",
            ["UPDATE town SET size = 0", "ALTER TABLE town ALTER size SET NOT NULL;\nALTER TABLE town DROP CONSTRAINT c"]),
        new(false, "a unique index on (size) is added to public.town", "METL069", ["CREATE UNIQUE INDEX CONCURRENTLY i ON town (size)"]),
        new(true, "column size (int) is added to town_by_name", "METL062", ["ALTER TABLE town_by_name ADD size int"]),
    ];

    [Fact]
    public async Task Changes_since_the_lock_are_printed_without_a_connection()
    {
        using var program = WithSchema();
        (await program.RunAsync("schema", "diff")).ShouldBe(3);
        program.Out.ShouldBe("""
            3 changes since schema.lock.json:
              PostgreSQL: column size of public.town becomes NOT NULL
                  UPDATE town SET size = 0;
                  ALTER TABLE town ALTER size SET NOT NULL;
                  ALTER TABLE town DROP CONSTRAINT c;
              PostgreSQL: a unique index on (size) is added to public.town (METL069)
                  CREATE UNIQUE INDEX CONCURRENTLY i ON town (size);
              Cassandra: column size (int) is added to town_by_name
                  ALTER TABLE town_by_name ADD size int;

            """.ReplaceLineEndings());
        program.Stores.Opened.ShouldBeNull();
    }

    [Fact]
    public async Task An_accepted_schema_does_not_differ_and_a_missing_lock_is_told()
    {
        using var accepted = WithSchema(changes: []);
        (await accepted.RunAsync("schema", "diff")).ShouldBe(0);
        accepted.Out.ShouldBe("The classes ask for what schema.lock.json says." + Environment.NewLine);
        using var without = WithSchema(changes: [], hasLock: false);
        (await without.RunAsync("schema", "diff")).ShouldBe(3);
        without.Out.ShouldContain("write it with schema accept");
    }

    [Fact]
    public async Task Scripts_hold_one_transaction_for_each_step()
    {
        using var program = WithSchema();
        (await program.RunAsync("schema", "script", "--out", "scripts")).ShouldBe(0);
        var sql = File.ReadAllText(Path.Combine(program.Directory, "scripts", "schema.sql"));
        sql.ShouldContain("BEGIN;\nALTER TABLE town ALTER size SET NOT NULL;\nALTER TABLE town DROP CONSTRAINT c;\nCOMMIT;\n");
        sql.ShouldContain("\n-- a unique index on (size) is added to public.town\nCREATE UNIQUE INDEX CONCURRENTLY i ON town (size);\n");
        sql.ShouldNotContain("town_by_name");
        File.ReadAllText(Path.Combine(program.Directory, "scripts", "schema.cql"))
            .ShouldContain("ALTER TABLE town_by_name ADD size int;\n");
    }

    [Fact]
    public async Task The_lock_is_written_where_it_is_told()
    {
        using var program = WithSchema();
        (await program.RunAsync("schema", "accept", "--lock", "schema.lock.json")).ShouldBe(0);
        File.ReadAllText(Path.Combine(program.Directory, "schema.lock.json")).ShouldBe(Lock.ReplaceLineEndings("\n") + "\n");
        (await program.RunAsync("schema", "accept", "--lock", "schema.lock.json")).ShouldBe(0);
        program.Out.ShouldContain("says already");
    }

    [Fact]
    public async Task A_lock_that_nobody_can_find_is_asked_for()
    {
        using var program = WithSchema();
        (await program.RunAsync("schema", "accept")).ShouldBe(2);
        program.Error.ShouldContain("write --lock FILE");
        (await program.RunAsync("schema", "accept", "--lock", "no/such/folder/schema.lock.json")).ShouldBe(1);
    }

    [Fact]
    public async Task A_plan_without_a_schema_says_so()
    {
        using var program = new Program();
        (await program.RunAsync("schema", "diff")).ShouldBe(1);
        program.Error.ShouldContain("holds no schema");
    }

    private static Program WithSchema(SchemaChangePlan[]? changes = null, bool hasLock = true) => new()
    {
        Plan = () => SamplePlan.Create() with
        {
            Schema = new SchemaPlan { Lock = Lock.ReplaceLineEndings("\n"), HasLock = hasLock, Changes = changes ?? Changes },
        },
    };
}
