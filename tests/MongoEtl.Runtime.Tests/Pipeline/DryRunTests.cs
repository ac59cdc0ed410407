namespace MongoEtl.Runtime.Tests;

public sealed class DryRunTests
{
    [Fact]
    public async Task A_dry_run_writes_nothing_and_counts_what_a_run_would()
    {
        var docs = SampleDocs.Create(21);
        // What only a server refuses does not show in a dry run.
        foreach (var collection in docs.Keys.ToList())
            docs[collection] = [.. docs[collection].Select(doc => doc with { Kind = doc.Kind == "poison" ? null : doc.Kind, Email = null, Name = "n" })];
        var world = new World(docs);

        var dry = await world.FinishAsync(World.Options with { DryRun = true });

        world.Database.Dump().ShouldBeEmpty();
        dry.IsDryRun.ShouldBeTrue();
        var real = await world.FinishAsync();
        foreach (var (would, did) in dry.Entities.Zip(real.Entities))
        {
            would.Counts.Read.ShouldBe(did.Counts.Read);
            would.Counts.Filtered.ShouldBe(did.Counts.Filtered);
            would.Counts.DeadLetters.ShouldBe(did.Counts.DeadLetters);
            would.Counts.Rows.ShouldBe(did.Counts.Rows);
            would.Counts.Unresolved.ShouldBe(did.Counts.Unresolved);
        }
        dry.DeadLetters.Select(letter => (letter.Entity, letter.SourceId, letter.Kind)).Order()
            .ShouldBe(world.Database.Letters.Values.Select(letter => (letter.Entity, letter.SourceId, letter.Kind)).Order());
        dry.DeadLetters.ShouldAllBe(letter => letter.Document.Length == 0);
    }
}
