using MongoEtl.PostgreSql;
using MongoEtl.PostgreSql.Tests;
using MongoEtl.Runtime;
using Microsoft.CodeAnalysis;
using Npgsql;

namespace MongoEtl.SchemaChanges.Tests;

/// <summary>Each case from a filled database of version 1 to version 2: what the build says, what is altered, that the rows are kept, that
/// nothing is left to do, and that a fresh database of version 2 has the same catalogue.</summary>
[Trait("Category", "Server")]
public sealed class PostgresChangeTests(PostgresFixture postgres)
{
    private static readonly string[] RefusedLive = ["METL065", "METL066", "METL067", "METL068", "METL070"];

    public static TheoryData<string> Names => [.. Cases.Postgres.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_database_follows_its_classes(string name)
    {
        var change = Cases.Postgres.Single(one => one.Name == name);
        var first = CompiledSchema.Of(Cases.Edited(change.First));
        var second = CompiledSchema.Of(Cases.Edited(change.Second), first.Plan.Schema!.Lock);
        second.Ids.ShouldBe(change.Told, string.Join("\n", second.Diagnostics));
        second.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error).ShouldBe(change.IsRefused);

        await using var altered = await FilledAsync(first.Plan, change.First.Length == 0);
        var found = await altered.CompareAsync(second.Plan);
        if (change.IsRefused)
        {
            (found.Refusals.Count > 0).ShouldBe(change.Told.Intersect(RefusedLive).Any());
            // What only the build misses is what nobody declared: it is left alone.
            if (found.Refusals.Count == 0)
                await altered.ApplyAsync(second.Plan, found);
            (await altered.ScalarAsync(change.Query)).ShouldBe(change.Answer);
            return;
        }
        await FollowsAsync(change, second.Plan, altered, found);
    }

    private async Task FollowsAsync(SchemaCase change, Plan plan, AlteredDatabase altered, SchemaComparison found)
    {
        found.Refusals.ShouldBeEmpty();
        found.Steps.SelectMany(step => step.Statements).Select(s => s.Text)
            .ShouldBe(plan.Schema!.Changes.Where(c => !c.IsCassandra).SelectMany(c => c.Statements));
        (change.Statement.Length > 0).ShouldBe(change.Told.Length > 0);
        string.Join("\n", found.Steps.SelectMany(step => step.Statements).Select(s => s.Text)).ShouldContain(change.Statement);
        var file = await FileAsync(altered);
        await altered.ApplyAsync(plan, found);

        (await altered.ScalarAsync(change.Query)).ShouldBe(change.Answer);
        (await FileAsync(altered) != file).ShouldBe(change.AsksForRewrite);
        (await altered.CompareAsync(plan)).Steps.ShouldBeEmpty();
        await using var fresh = await CreateAsync(plan);
        await fresh.FinishAsync(plan);
        (await altered.CatalogueAsync()).ShouldBe(await fresh.CatalogueAsync());
        (await fresh.CompareAsync(plan)).Steps.ShouldBeEmpty();
    }

    /// <summary>The file that the rows of the first table are in: a table that is written anew has another.</summary>
    private static async Task<string?> FileAsync(AlteredDatabase database) => await database.ScalarAsync(
        "SELECT pg_relation_filenode(oid)::text FROM pg_class WHERE relname IN ('town', 'place') AND relkind = 'r' ORDER BY oid LIMIT 1");

    [Fact]
    public async Task What_was_broken_off_goes_on_where_it_stopped()
    {
        var first = CompiledSchema.Of(Cases.Edited([]));
        var change = Cases.Postgres.Where(one =>
            one.Name is "a column with a backfill" or "a unique index that comes" or "a label that comes").SelectMany(one => one.Second)
            .ToArray();
        var second = CompiledSchema.Of(Cases.Edited([.. change.DistinctBy(edit => edit.Before)]), first.Plan.Schema!.Lock);
        var total = 0;
        for (var stop = 0; stop == 0 || stop <= total; stop++)
        {
            await using var altered = await FilledAsync(first.Plan, isShared: true);
            var found = await altered.CompareAsync(second.Plan);
            total = found.Steps.Sum(step => step.Statements.Count);
            await altered.ApplyAsync(second.Plan, found, stopAfter: stop);
            await altered.ApplyAsync(second.Plan, await altered.CompareAsync(second.Plan));
            (await altered.CompareAsync(second.Plan)).Steps.ShouldBeEmpty();
            (await altered.ScalarAsync("SELECT sum(rank)::text FROM town")).ShouldBe("370");
            (await altered.ScalarAsync("SELECT count(*)::text FROM pg_constraint WHERE contype = 'c' AND conrelid = 'town'::regclass"))
                .ShouldBe("0");
        }
        total.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task What_nobody_declared_is_told_and_left_alone()
    {
        var plan = CompiledSchema.Of(Cases.Edited([])).Plan;
        await using var database = await CreateAsync(plan);
        await database.FinishAsync(plan);
        await database.ExecuteAsync("ALTER TABLE town ADD COLUMN mine text; CREATE INDEX mine_idx ON town (size); ALTER TABLE town ADD "
            + "UNIQUE (size); ALTER TYPE kind ADD VALUE 'Mine'; CREATE TABLE other (kind kind)");
        await database.ExecuteAsync("ALTER TABLE town RENAME CONSTRAINT town_size_key TO mine_key");
        var found = await database.CompareAsync(plan);
        found.Steps.ShouldBeEmpty();
        found.Undeclared.ShouldBe(
        [
            "column mine (text) of public.town is declared by no class",
            "index mine_idx on (size) of public.town is declared by no class",
            "unique index mine_key on (size) of public.town is declared by no class",
            "enum type kind has the labels Mine, which no class knows",
            "table public.other is declared by no class",
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task A_live_type_and_missing_constraints_are_drift()
    {
        var plan = CompiledSchema.Of(Cases.Edited([])).Plan;
        await using var database = await CreateAsync(plan);
        await database.FinishAsync(plan);
        await database.ExecuteAsync("ALTER TABLE town ALTER COLUMN size TYPE bigint, DROP CONSTRAINT town_parent_id_fkey; DROP INDEX "
            + "town_mongo_id_key");
        var found = await database.CompareAsync(plan);
        found.Steps.Select(step => Generators.SchemaDiff.ChangeText.Of(step.Change)).ShouldBe(
        [
            "column size of public.town changes from bigint to integer",
            "a unique index on (mongo_id) is added to public.town",
            "the foreign key from public.town (parent_id) to public.town (id) is added",
        ]);
        found.Refusals.Select(hazard => hazard.Id).ShouldBe(["METL065"]);
    }

    [Fact]
    public async Task A_unique_index_that_rows_forbid_leaves_nothing_behind()
    {
        var first = CompiledSchema.Of(Cases.Edited([]));
        var second = CompiledSchema.Of(Cases.Edited(Cases.Postgres.Single(one => one.Name == "a unique index that comes").Second));
        await using var database = await CreateAsync(first.Plan);
        await database.ExecuteAsync("INSERT INTO town (id, code, mongo_id) VALUES (1, 'x', 'a'), (2, 'x', 'b')");
        await database.FinishAsync(first.Plan);
        var found = await database.CompareAsync(second.Plan);
        var refused = await Should.ThrowAsync<TargetException>(() => database.ApplyAsync(second.Plan, found));
        refused.Message.ShouldContain("another row has the same key");
        (await database.ScalarAsync("SELECT count(*)::text FROM pg_index WHERE NOT indisvalid")).ShouldBe("0");
        await database.ExecuteAsync("UPDATE town SET code = 'y' WHERE id = 2");
        await database.ApplyAsync(second.Plan, await database.CompareAsync(second.Plan));
        (await database.CompareAsync(second.Plan)).Steps.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_statement_waits_for_its_lock_and_tries_again()
    {
        var plan = CompiledSchema.Of(Cases.Edited([])).Plan;
        await using var database = await CreateAsync(plan);
        await using var holder = await database.Source.OpenConnectionAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await new NpgsqlCommand("LOCK TABLE town IN ACCESS SHARE MODE", holder).ExecuteNonQueryAsync();
        var altering = database.Schema.RunAsync(new("ALTER TABLE town ADD COLUMN late text"), default);
        await database.UntilAsync("SELECT count(*)::text FROM pg_locks WHERE NOT granted", "1");
        await database.UntilAsync("SELECT count(*)::text FROM pg_locks WHERE NOT granted", "0");
        altering.IsCompleted.ShouldBeFalse();
        await transaction.CommitAsync();
        await altering;
        (await database.ScalarAsync("SELECT count(*)::text FROM information_schema.columns WHERE column_name = 'late'")).ShouldBe("1");
    }

    /// <summary>The rows under all the keys and indexes of the plan. Most cases share their version 1.</summary>
    private async Task<AlteredDatabase> FilledAsync(Plan plan, bool isShared)
    {
        if (isShared)
        {
            var copy = await DatabaseTemplates.CopyAsync(postgres, "cases", first => FillAsync(first, plan));
            return await AlteredDatabase.CreateAsync(copy, plan);
        }
        var options = await postgres.CreateDatabaseAsync();
        await FillAsync(options, plan);
        return await AlteredDatabase.CreateAsync(options, plan);
    }

    private static async Task FillAsync(PostgresOptions options, Plan plan)
    {
        await using var database = await AlteredDatabase.CreateAsync(options, plan);
        foreach (var insert in Cases.Fill)
            await database.ExecuteAsync(insert);
        await database.FinishAsync(plan);
    }

    private async Task<AlteredDatabase> CreateAsync(Plan plan) =>
        await AlteredDatabase.CreateAsync(await postgres.CreateDatabaseAsync(), plan);
}
