namespace MongoEtl.Runtime.Tests;

public sealed class SourceWalkTests
{
    [Fact]
    public async Task A_source_that_fails_for_a_while_is_read_on_behind_the_last_batch()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var docs = SampleDocs.Create(seed)["nodes"];
            var source = new FakeSource(new() { ["nodes"] = docs }) { Faults = new Faults(seed, transientShare: 0.3) };
            var (run, entity) = await BeginAsync(source);
            using var batches = new BatchPool<DocumentBatch>(() => new DocumentBatch());
            var walk = new SourceWalk(run, entity, [], batches);
            var read = new List<string>();

            foreach (var partition in await source.PartitionAsync(entity.Collection!, 3, CancellationToken.None))
            {
                var next = 0L;
                await walk.ReadThroughAsync(partition, (batch, first) =>
                {
                    first.ShouldBe(new DocumentPlace(partition.Ordinal, next), $"seed {seed}");
                    next += batch.Count;
                    read.AddRange(Enumerable.Range(0, batch.Count).Select(i => Doc.Parse(batch.Document(i)).Id));
                    return ValueTask.CompletedTask;
                }, CancellationToken.None);
            }

            read.ShouldBe(docs.Select(doc => doc.Id), $"seed {seed}");
            source.OpenReaders.ShouldBe(0);
        }
    }

    [Fact]
    public async Task A_source_that_stays_away_ends_the_walk_with_its_own_error()
    {
        var source = new FakeSource(SampleDocs.Create(1)) { Faults = new Faults(1, transientShare: 1, mostTransient: int.MaxValue) };
        var (run, entity) = await BeginAsync(source);
        var partition = (await source.PartitionAsync(entity.Collection!, 1, CancellationToken.None))[0];

        var error = await Should.ThrowAsync<SourceException>(() => new SourceWalk(run, entity, []).ReadThroughAsync(
            partition, (_, _) => ValueTask.CompletedTask, CancellationToken.None));

        error.Message.ShouldBe("lost source");
    }

    private static async Task<(RunContext Run, EntityRun Entity)> BeginAsync(FakeSource source)
    {
        var database = new FakeDatabase();
        var ports = new MigrationPorts(
            source, null, null, new FakeState(database, new Faults()), new FakeKeys(database, new Faults()), new NoServices());
        var options = World.Options with { RetryTimeLimit = TimeSpan.FromMilliseconds(200) };
        var plan = FakePlan.Create();
        var ordinal = plan.Entities.ToList().FindIndex(entity => entity.Collection == "nodes");
        var collection = await source.DescribeAsync("nodes", null, CancellationToken.None);
        return (new RunContext(plan, ports, options, SilentProgress.Instance),
            new EntityRun(ordinal, plan.Entities[ordinal], Store.Postgres, collection, SilentProgress.Instance));
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
