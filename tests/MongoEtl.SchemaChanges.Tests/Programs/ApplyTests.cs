using MongoEtl.Cassandra.Tests;
using MongoEtl.PostgreSql.Tests;

namespace MongoEtl.SchemaChanges.Tests;

/// <summary><c>schema apply</c>, <c>schema diff --live</c> and <c>schema script --live</c> as people run them.</summary>
[Trait("Category", "Server")]
public sealed class ApplyTests(PostgresFixture postgres, CassandraFixture cassandra)
{
    /// <summary>A column with a backfill, an index, and a column of the Cassandra table.</summary>
    private static readonly (string, string)[] Edits =
    [
        (Cases.Size, "[BackfillDefault(\"coalesce(size, 0)\")] public int Rank => source.Size ?? 0; [Index] " + Cases.Size),
        (Cases.CqlCode, "public decimal? Area => source.Area; " + Cases.CqlCode),
    ];

    [Fact]
    public async Task The_loop_of_a_change_in_both_stores()
    {
        await using var program = await FilledAsync();
        (await program.RunAsync("schema", "diff", "--live")).ShouldBe(0, program.Everything);
        program.Out.ShouldContain("PostgreSQL is as the classes ask.");
        program.Out.ShouldContain("Cassandra is as the classes ask.");

        program.Plan = Versions.Of(Edits);
        (await program.RunAsync("schema", "diff", "--live")).ShouldBe(3, program.Everything);
        program.Out.ShouldContain("PostgreSQL differs from the classes; 2 changes:");
        program.Out.ShouldContain("Cassandra: column area (decimal) is added to town_by_name");
        var before = await program.CatalogueAsync();

        program.Answer = "no";
        (await program.ApplyAsync()).ShouldBe(1);
        program.Out.ShouldContain("CREATE INDEX CONCURRENTLY \"town_size_idx\"");
        program.Error.ShouldContain("This makes 3 changes in ");
        program.Error.ShouldContain("town: Nothing was altered.");
        (await program.CatalogueAsync()).ShouldBe(before);
        (await ChangesAsync(program)).ShouldBeEmpty();

        program.Answer = null;
        (await program.ApplyAsync()).ShouldBe(2);
        program.Error.ShouldContain("this is no terminal: nothing was done. Add --yes");
        (await program.CatalogueAsync()).ShouldBe(before);

        (await program.ApplyAsync("--yes")).ShouldBe(0, program.Everything);
        program.Out.ShouldContain("Made 3 changes. Run migrate to fill what is new, and schema accept");
        (await ChangesAsync(program)).ShouldBe(
        [
            "postgres: column rank (integer NOT NULL) is added to public.town: done",
            "postgres: an index on (size) is added to public.town: done",
            "cassandra: column area (decimal) is added to town_by_name: done",
        ]);
        (await program.TextAsync("SELECT sum(rank)::text FROM town")).ShouldBe("390");

        (await program.ApplyAsync()).ShouldBe(0, program.Everything);
        program.Out.ShouldContain("PostgreSQL is as the classes ask.");
        (await program.RunAsync("schema", "diff", "--live")).ShouldBe(0, program.Everything);
        (await program.MigrateAsync()).ShouldBe(0, program.Everything);
    }

    [Fact]
    public async Task An_answer_of_yes_makes_the_changes_of_the_chosen_store_only()
    {
        await using var program = await FilledAsync();
        program.Plan = Versions.Of(Edits);
        program.Answer = "yes";
        (await program.ApplyAsync("--target", "postgres")).ShouldBe(0, program.Everything);
        program.Out.ShouldNotContain("Cassandra");
        (await program.RunAsync("schema", "script", "--live", "--out", "rest")).ShouldBe(0, program.Everything);
        program.Read("rest/schema.sql").ShouldNotContain("ALTER");
        program.Read("rest/schema.cql").ShouldContain("ALTER TABLE \"town_by_name\" ADD \"area\" decimal;");
        (await program.ApplyAsync("--target", "cassandra")).ShouldBe(0, program.Everything);
        (await program.RunAsync("schema", "diff", "--live")).ShouldBe(0, program.Everything);
    }

    [Fact]
    public async Task A_script_does_what_apply_does()
    {
        await using var scripted = await SchemaProgram.FilledAsync(postgres);
        await using var applied = await SchemaProgram.FilledAsync(postgres);
        scripted.Plan = applied.Plan = Versions.Of(Edits);
        (await scripted.RunAsync("schema", "script", "--live")).ShouldBe(0, scripted.Everything);
        foreach (var transaction in Transactions(scripted.Read("schema.sql")))
            await scripted.ExecuteAsync(transaction);
        (await applied.ApplyAsync("--yes")).ShouldBe(0, applied.Everything);
        (await scripted.CatalogueAsync()).ShouldBe(await applied.CatalogueAsync());
        (await scripted.RunAsync("schema", "diff", "--live")).ShouldBe(0, scripted.Everything);
    }

    [Fact]
    public async Task What_loses_data_is_refused_before_anything_is_altered()
    {
        await using var program = await FilledAsync();
        var before = await program.CatalogueAsync();
        program.Plan = Versions.Of([.. Edits, (Cases.Code, Cases.Code.Replace("40", "2"))]);
        (await program.ApplyAsync("--yes")).ShouldBe(1);
        program.Error.ShouldContain("Nothing was altered, because of 1 change:\n  - METL065: Column code of public.town changes from "
            + "varchar(40) to varchar(2)");
        (await program.CatalogueAsync()).ShouldBe(before);
        (await ChangesAsync(program)).ShouldBeEmpty();
        (await program.RunAsync("schema", "diff", "--live")).ShouldBe(3);
        program.Out.ShouldContain("Cassandra: column area (decimal) is added to town_by_name");
    }

    /// <summary>What psql would send at once: a transaction, or a statement that stands alone.</summary>
    private static IEnumerable<string> Transactions(string script)
    {
        var lines = new List<string>();
        var isOpen = false;
        foreach (var line in script.Split('\n').Where(line => line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal)))
        {
            isOpen = line == "BEGIN;" || isOpen && line != "COMMIT;";
            lines.Add(line);
            if (isOpen || !line.EndsWith(';'))
                continue;
            yield return string.Join("\n", lines);
            lines.Clear();
        }
        lines.ShouldBeEmpty();
    }

    private static Task<List<string>> ChangesAsync(SchemaProgram program) =>
        program.TextsAsync("SELECT store || ': ' || description || ': ' || outcome FROM mongoetl.schema_changes ORDER BY id");

    private async Task<SchemaProgram> FilledAsync() =>
        await SchemaProgram.FilledAsync(postgres, await cassandra.EndPointAsync());
}
