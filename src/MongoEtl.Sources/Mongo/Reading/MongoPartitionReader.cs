using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>Reads the documents of a range of ids in their order. When a cursor is lost, for whatever reason, a new one begins behind the
/// last
/// document that was delivered.</summary>
internal sealed class MongoPartitionReader(MongoNamespace source, FindQuery query, ReadPosition? from, ReadClient client) : IPartitionReader
{
    private readonly AnswerSize _size = new(source.AverageBytes);
    private ReadPosition? _position = from;
    private Queue<int>? _kinds;
    private MongoCursor? _cursor;
    private int _toSkip;
    private bool _isDone;
    private bool _hasProgressed = true;

    /// <inheritdoc />
    public async ValueTask<bool> ReadAsync(DocumentBatch batch, BatchLimits limits, CancellationToken cancellation)
    {
        batch.Clear();
        _size.Fill(limits);
        while (batch.Count == 0 && !_isDone)
        {
            try
            {
                await FillAsync(batch, limits, cancellation).ConfigureAwait(false);
            }
            catch (MongoServerException failure) when (ReadErrors.IsSnapshotGone(failure.Code))
            {
                throw source.SnapshotGone(failure);
            }
            catch (MongoException failure) when (IsLost(failure))
            {
                await CloseAsync().ConfigureAwait(false);
                _kinds = null;
                // Twice without a document in between is more than a lost cursor: whoever asked pauses, and tries again from its
                // checkpoint.
                if (!_hasProgressed)
                    throw failure.IsTransient ? failure : new SourceException(failure.Message, failure) { IsTransient = true };
                _hasProgressed = false;
            }
        }
        batch.End = _position?.ToSourcePosition() ?? SourcePosition.Start;
        return batch.Count > 0;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => CloseAsync();

    private static bool IsLost(MongoException failure) =>
        failure.IsTransient || failure is MongoServerException { Code: { } code } && ReadErrors.IsLostCursor(code);

    private async Task FillAsync(DocumentBatch batch, BatchLimits limits, CancellationToken cancellation)
    {
        if (_cursor is null && !await OpenAsync(cancellation).ConfigureAwait(false))
        {
            _isDone = true;
            return;
        }
        if (_cursor!.Answer.HasDocuments)
        {
            Take(batch, limits);
            return;
        }
        if (!await _cursor.NextAsync(_size, cancellation).ConfigureAwait(false))
            await CloseAsync().ConfigureAwait(false);
    }

    // One cursor for the range, or where bounds have to be written as conditions one for each kind of id.
    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        var rest = _position is null ? query.Range : query.Range with { From = _position.Last };
        _toSkip = _position?.Count ?? 0;
        _kinds ??= rest == IdRange.All || await source.TakesBoundsAsync(client, cancellation).ConfigureAwait(false)
            ? new Queue<int>([FindCommand.AnyKind])
            : new Queue<int>(IdBrackets.KindsOf(rest));
        while (_kinds.TryPeek(out var kind))
        {
            var found = query with { Range = rest };
            try
            {
                _cursor = await client.FindAsync(found, kind, _size, cancellation).ConfigureAwait(false);
                _kinds.Dequeue();
                return true;
            }
            catch (MongoServerException refused) when (kind != FindCommand.AnyKind && ReadErrors.IsNotUnderstood(refused.Code))
            {
                // A server that does not know a type holds no id of it.
                _kinds.Dequeue();
            }
        }
        return false;
    }

    private void Take(DocumentBatch batch, BatchLimits limits)
    {
        var answer = _cursor!.Answer;
        var bytes = _cursor.Bytes;
        try
        {
            while (answer.TryPeek(bytes, out var offset, out var length))
            {
                var document = bytes.Slice(offset, length);
                if (!IsToSkip(document))
                {
                    if (!BatchRoom.Fits(batch, limits, length))
                        break;
                    document.CopyTo(batch.Add(length));
                }
                answer.Pass(offset, length);
            }
            if (batch.Count > 0)
                Pass(batch);
        }
        catch (Exception malformed) when (malformed is WireFormatException or BsonFormatException)
        {
            throw new MongoProtocolException(_cursor.Host, malformed.Message, malformed);
        }
    }

    // A range begins with the id that was delivered last, because another shard may have a second document of it.
    private bool IsToSkip(ReadOnlySpan<byte> document)
    {
        if (_toSkip == 0)
            return false;
        if (_position!.Last.IsOf(document))
        {
            _toSkip--;
            return true;
        }
        _toSkip = 0;
        return false;
    }

    private void Pass(DocumentBatch batch)
    {
        var first = IdValue.Of(batch.Document(0)) ?? throw source.WithoutId(_cursor!.Host);
        var last = batch.Count == 1 ? first : IdValue.Of(batch.Document(batch.Count - 1)) ?? throw source.WithoutId(_cursor!.Host);
        if (source.HasSimpleOrder)
            Check(first, last);
        var same = 1;
        while (same < batch.Count && last.IsOf(batch.Document(batch.Count - 1 - same)))
            same++;
        _position = same == batch.Count && _position is not null && _position.Last.Equals(last)
            ? _position with { Count = _position.Count + same }
            : new ReadPosition(last, same);
        _hasProgressed = true;
    }

    // A server that passes over bounds or order would give documents twice or not at all.
    private void Check(IdValue first, IdValue last)
    {
        var before = _position?.Last ?? query.Range.From;
        if ((before is not null && first.CompareTo(before) < 0) || last.CompareTo(first) < 0
            || (query.Range.To is { } end && last.CompareTo(end) >= 0))
            throw source.OutOfOrder(_cursor!.Host);
    }

    private async ValueTask CloseAsync()
    {
        if (_cursor is not { } cursor)
            return;
        _cursor = null;
        await cursor.DisposeAsync().ConfigureAwait(false);
    }
}
