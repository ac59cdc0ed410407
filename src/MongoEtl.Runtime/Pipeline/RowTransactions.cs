using System.Diagnostics;

namespace MongoEtl.Runtime;

/// <summary>Gathers encoded batches into transactions that commit rows, dead letters, counts and checkpoint together.</summary>
internal sealed class RowTransactions(RunContext run, IRowWriter writer, Checkpoint checkpoint, LoadMode mode)
{
    /// <summary>Each COPY costs the server a ring of buffers, some 50 ms here, so a load has few;
    /// it has at most two seconds of work to repeat all the same.</summary>
    private const long BytesOfLoad = 128 * 1024 * 1024;

    /// <summary>A merge keeps its rows in a staging table, and sorts them, before they go where they belong.</summary>
    private const long BytesOfMerge = 64 * 1024 * 1024;

    /// <summary>Documents set aside wait in memory for the commit.</summary>
    private const long BytesOfLetters = 64 * 1024 * 1024;

    /// <summary>So do rows of stage tables, of as many transactions as may be on the way at once.</summary>
    private const long BytesOfStages = 2 * 1024 * 1024;

    private readonly long _mostBytes = run.Options.TransactionBytes ?? (mode == LoadMode.Load ? BytesOfLoad : BytesOfMerge);
    private readonly LaggingCommits? _lagging =
        writer is WideColumnTransactions { TellsAcknowledged: true } wide ? new LaggingCommits(wide, checkpoint) : null;
    private readonly List<DeadLetter> _letters = [];
    private PartitionState _ended = checkpoint.State;
    private EntityCounts _counts = new();
    private SourcePosition _end;
    private long _bytes;
    private long _letterBytes;
    private long _stageBytes;
    private long _began;
    private bool _isOpen;

    /// <summary>Sends a batch, and commits when the transaction is large or old enough.</summary>
    public async Task WriteAsync(EncodedBatch batch, CancellationToken cancellation)
    {
        await OpenAsync(cancellation).ConfigureAwait(false);
        _counts.Add(batch.Counts);
        _letters.AddRange(batch.Letters);
        _end = batch.End;
        _bytes += batch.Bytes;
        _letterBytes += batch.LetterBytes;
        _stageBytes += batch.StageBytes;
        checkpoint.Attempted = _counts.Read;
        if (batch.HasRows)
            await writer.WriteAsync(batch.Sent, cancellation).ConfigureAwait(false);
        var isLarge = _bytes >= _mostBytes || _letterBytes >= BytesOfLetters || _stageBytes >= BytesOfStages;
        if (isLarge || Stopwatch.GetElapsedTime(_began) >= run.Options.TransactionTime)
            await EndAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Commits what was sent. With <paramref name="isDone"/> the partition is at its end, which is recorded even if nothing was sent.</summary>
    public async Task CommitAsync(bool isDone, CancellationToken cancellation)
    {
        if (_lagging is not null)
            await _lagging.FinishAsync(cancellation).ConfigureAwait(false);
        if (!_isOpen && !isDone)
            return;
        await OpenAsync(cancellation).ConfigureAwait(false);
        var reached = Close(isDone);
        if (_lagging is not null)
            await writer.BeginAsync(checkpoint.State, cancellation).ConfigureAwait(false);
        await writer.CommitAsync(reached, _letters, cancellation).ConfigureAwait(false);
        checkpoint.Advance(reached, _letters);
        _letters.Clear();
    }

    private async Task EndAsync(CancellationToken cancellation)
    {
        if (_lagging is null)
        {
            await CommitAsync(isDone: false, cancellation).ConfigureAwait(false);
            return;
        }
        await _lagging.EndAsync(Close(isDone: false), _letters, cancellation).ConfigureAwait(false);
        _letters.Clear();
    }

    private PartitionState Close(bool isDone)
    {
        _isOpen = false;
        return _ended = _ended with { Position = _end, IsDone = isDone, Counts = _counts };
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        if (_isOpen)
            return;
        if (_lagging is null)
            await writer.BeginAsync(_ended, cancellation).ConfigureAwait(false);
        _counts = _ended.Counts.Copy();
        _end = _ended.Position;
        (_bytes, _letterBytes, _stageBytes) = (0, 0, 0);
        _began = Stopwatch.GetTimestamp();
        _isOpen = true;
    }
}
