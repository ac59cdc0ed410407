using MongoEtl.Runtime;

namespace MongoEtl.Cli.Tests;

/// <summary>Remembers what was truncated.</summary>
public sealed class FakeTarget
{
    public List<string> Truncated { get; } = [];

    public Task TruncateAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation)
    {
        Truncated.AddRange(entities.Select(entity => entity.Name));
        return Task.CompletedTask;
    }

    public Task<long> CountRowsAsync(TablePlan table, CancellationToken cancellation) => Task.FromResult(0L);
}
