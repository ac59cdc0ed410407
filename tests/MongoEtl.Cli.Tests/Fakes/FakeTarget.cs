using MongoEtl.Runtime;

namespace MongoEtl.Cli.Tests;

/// <summary>Remembers what was truncated.</summary>
public sealed class FakeTarget
{
    public List<string> Truncated { get; } = [];

    /// <summary>Why the tables may not be emptied, or null.</summary>
    public string? Refusal { get; set; }

    public Task CheckTruncatableAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation) =>
        Refusal is null ? Task.CompletedTask : Task.FromException(new TargetException(Refusal));

    public Task TruncateAsync(IReadOnlyList<EntityPlan> entities, CancellationToken cancellation)
    {
        Truncated.AddRange(entities.Select(entity => entity.Name));
        return Task.CompletedTask;
    }

    public Task<long> CountRowsAsync(TablePlan table, CancellationToken cancellation) => Task.FromResult(0L);
}
