namespace MongoEtl.Runtime;

/// <summary>Writes one worker's expected rows. Used by one thread at a time.</summary>
public interface IExpectedRowWriter : IAsyncDisposable
{
    /// <summary>Keeps rows, one buffer for each of <see cref="EntityPlan.Tables"/>, all of them or none. The buffers may be reused when the
    /// task is done.</summary>
    /// <exception cref="RowsRefusedException">The server refuses a row for what it holds.</exception>
    /// <exception cref="TargetException">Anything else.</exception>
    Task WriteAsync(IReadOnlyList<RowBuffer> rows, CancellationToken cancellation);
}
