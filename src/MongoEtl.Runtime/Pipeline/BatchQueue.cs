using System.Threading.Channels;

namespace MongoEtl.Runtime;

/// <summary>A bounded queue between two stages together with the pool its batches return to: there are never more batches than at the start.</summary>
internal sealed class BatchQueue<T> : IDisposable
    where T : class, IDisposable
{
    private readonly Channel<T> _free;
    private readonly Channel<T> _full;
    private readonly BatchPool<T> _pool;
    private readonly T[] _all;

    public BatchQueue(int batches, BatchPool<T> pool)
    {
        _pool = pool;
        _free = Channel.CreateBounded<T>(batches);
        _full = Channel.CreateBounded<T>(batches);
        _all = [.. Enumerable.Range(0, batches).Select(_ => pool.Rent())];
        foreach (var batch in _all)
            _free.Writer.TryWrite(batch);
    }

    /// <summary>Why the sender stopped before its end; valid after <see cref="ReceiveAsync"/> returned null.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>A batch to be filled; waits until the receiver has returned one.</summary>
    public ValueTask<T> RentAsync(CancellationToken cancellation) => _free.Reader.ReadAsync(cancellation);

    public ValueTask SendAsync(T batch, CancellationToken cancellation) => _full.Writer.WriteAsync(batch, cancellation);

    /// <summary>The sender is at its end, or cannot go on. What was sent before is still received.</summary>
    public void Complete(Exception? fault = null)
    {
        Fault = fault;
        _full.Writer.Complete();
    }

    /// <summary>The next full batch, or null behind the last one.</summary>
    public async ValueTask<T?> ReceiveAsync(CancellationToken cancellation) =>
        await _full.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false) && _full.Reader.TryRead(out var batch) ? batch : null;

    public void Return(T batch) => _free.Writer.TryWrite(batch);

    /// <summary>Gives the batches back; only when no stage uses them any more.</summary>
    public void Dispose()
    {
        foreach (var batch in _all)
            _pool.Return(batch);
    }
}
