using System.Collections.Concurrent;

namespace MongoEtl.Runtime;

/// <summary>Batches that go from one partition's pipeline to the next. Without it each pipeline would grow buffers of its own, and the shared array
/// pool would keep them on every thread they passed: memory would grow with the number of partitions.</summary>
internal sealed class BatchPool<T>(Func<T> create) : IDisposable
    where T : class, IDisposable
{
    private readonly ConcurrentBag<T> _idle = [];

    public T Rent() => _idle.TryTake(out var batch) ? batch : create();

    public void Return(T batch) => _idle.Add(batch);

    /// <summary>Frees the idle batches; when all pipelines have ended, that is all of them.</summary>
    public void Dispose()
    {
        while (_idle.TryTake(out var batch))
            batch.Dispose();
    }
}
