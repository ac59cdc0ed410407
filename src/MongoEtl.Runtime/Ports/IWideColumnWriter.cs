namespace MongoEtl.Runtime;

/// <summary>Writes one worker's rows. Used by one thread at a time.</summary>
public interface IWideColumnWriter : IAsyncDisposable
{
    /// <summary>Says that the next rows follow the checkpoint <paramref name="at"/>. What was sent behind it before, by this writer or by one of an earlier
    /// process, is about to be sent again: a store that knows rows by their keys need not care.</summary>
    /// <exception cref="TargetException">The store has lost rows before the checkpoint.</exception>
    Task BeginAsync(PartitionState at, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Sends rows, one buffer for each of <see cref="EntityPlan.CassandraTables"/> in their order. Returns when the buffers may be reused,
    /// which may be before the rows are acknowledged; waits while too much is on the way.</summary>
    /// <exception cref="RowsRefusedException">The store refused rows for what they hold, these or some sent before.</exception>
    /// <exception cref="TargetException">Anything else, also of rows sent before.</exception>
    Task WriteAsync(IReadOnlyList<RowBuffer> rows, CancellationToken cancellation);

    /// <summary>Whether it can tell what is acknowledged before it is asked to wait. Then the checkpoint follows while rows are sent, and
    /// <see cref="BeginAsync"/> is called only where sending begins anew. Otherwise every transaction begins with it and waits at its end.</summary>
    bool TellsAcknowledged => false;

    /// <summary>Puts a mark behind the rows sent so far; marks count up from 1.</summary>
    /// <exception cref="NotSupportedException">The writer cannot tell what is acknowledged.</exception>
    long Mark() => throw new NotSupportedException();

    /// <summary>The newest mark before which every row is acknowledged, 0 if there is none. Waits for nothing.</summary>
    /// <exception cref="NotSupportedException">As for <see cref="Mark"/>.</exception>
    long AcknowledgedMark() => throw new NotSupportedException();

    /// <summary>Waits until every row sent so far is acknowledged at the write consistency.</summary>
    /// <exception cref="RowsRefusedException">As for <see cref="WriteAsync"/>.</exception>
    /// <exception cref="TargetException">As for <see cref="WriteAsync"/>.</exception>
    Task AcknowledgeAsync(CancellationToken cancellation);

    /// <summary>After a failure: waits until nothing is on the way any more and forgets what failed, so that the writer can be used again. The pipeline
    /// sends the rows again, in smaller parts.</summary>
    Task ResetAsync(CancellationToken cancellation);
}
