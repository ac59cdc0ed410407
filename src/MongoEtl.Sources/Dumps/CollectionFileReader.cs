using System.Buffers;
using System.Globalization;
using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>Reads a range of a <c>.bson</c> file, or a whole <c>.bson.gz</c>, in large reads straight into the batch. What a read brings
/// beyond the batch's limits waits in <c>_ahead</c> for the next batch. After a cancelled read only disposal is left.</summary>
internal sealed class CollectionFileReader(ByteFeed feed) : IPartitionReader
{
    private const int SmallestRead = 64 * 1024;

    private byte[] _ahead = [];
    private int _aheadStart;
    private int _aheadEnd;
    private long _position = feed.Offset;
    private bool _feedEnded;
    private SourceException? _fault;

    private ReadOnlySpan<byte> Ahead => _ahead.AsSpan(_aheadStart, _aheadEnd - _aheadStart);

    /// <inheritdoc />
    public async ValueTask<bool> ReadAsync(DocumentBatch batch, BatchLimits limits, CancellationToken cancellation)
    {
        batch.Clear();
        TakeAhead(batch, limits);
        while (WantsMore(batch, limits))
            await ReadStraightAsync(batch, limits, cancellation);
        if (batch.Count == 0 && _fault is not null)
            throw _fault;
        batch.End = new SourcePosition(_position.ToString(CultureInfo.InvariantCulture));
        return batch.Count > 0;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        feed.Dispose();
        if (_ahead.Length > 0)
            ArrayPool<byte>.Shared.Return(_ahead);
        _ahead = [];
        _aheadStart = _aheadEnd = 0;
        return ValueTask.CompletedTask;
    }

    // A batch that is half full is handed over as it is: topping it up would mean a small read and a large rest to copy.
    private bool WantsMore(DocumentBatch batch, BatchLimits limits) =>
        !_feedEnded && _fault is null && DocumentFrame.Look(Ahead, out _) == FrameState.Partial
        && (batch.Count == 0 || (batch.Bytes < limits.Bytes / 2 && batch.Count < limits.Documents));

    private void TakeAhead(DocumentBatch batch, BatchLimits limits)
    {
        while (DocumentFrame.Look(Ahead, out var length) == FrameState.Complete && BatchRoom.Fits(batch, limits, length))
        {
            Ahead[..length].CopyTo(batch.Add(length));
            _aheadStart += length;
            _position += length;
        }

        NoteFault();
    }

    private async ValueTask ReadStraightAsync(DocumentBatch batch, BatchLimits limits, CancellationToken cancellation)
    {
        // Ahead is the beginning of one document, or empty. The buffer must not grow while that lies behind the batch's documents.
        var begun = Ahead.Length;
        DocumentFrame.Look(Ahead, out var length);
        var wanted = Math.Max(Math.Max(limits.Bytes - batch.Bytes, length), SmallestRead);
        if (feed.Remaining is { } remaining)
            wanted = (int)Math.Min(wanted, begun + remaining);
        var space = batch.Free(wanted)[..wanted];
        Ahead.CopyTo(space.Span);
        var filled = begun + await feed.FillAsync(space[begun..], cancellation);
        _feedEnded = filled < wanted || feed.Remaining == 0;

        var rest = Frame(space.Span[..filled], batch, limits);
        Keep(rest);
        NoteFault();
    }

    private ReadOnlySpan<byte> Frame(ReadOnlySpan<byte> bytes, DocumentBatch batch, BatchLimits limits)
    {
        while (DocumentFrame.Look(bytes, out var length) == FrameState.Complete && BatchRoom.Fits(batch, limits, length))
        {
            batch.AddContiguous(new ReadOnlySpan<int>(in length));
            _position += length;
            bytes = bytes[length..];
        }

        return bytes;
    }

    private void Keep(ReadOnlySpan<byte> rest)
    {
        if (_ahead.Length < rest.Length)
        {
            if (_ahead.Length > 0)
                ArrayPool<byte>.Shared.Return(_ahead);
            _ahead = ArrayPool<byte>.Shared.Rent(rest.Length);
        }

        rest.CopyTo(_ahead);
        (_aheadStart, _aheadEnd) = (0, rest.Length);
    }

    private void NoteFault() => _fault ??= DocumentFrame.Look(Ahead, out var length) switch
    {
        FrameState.BadLength => DumpFault.Malformed(feed.Path, _position, DocumentFrame.ExpectedLength, $"{length}"),
        FrameState.BadTerminator => DumpFault.Malformed(
            feed.Path, _position, $"a document of {length} bytes that ends with a zero byte", $"0x{Ahead[length - 1]:x2} at its end"),
        FrameState.Partial when _feedEnded && feed.Failure is { } failure => failure,
        FrameState.Partial when _feedEnded && Ahead.Length > 0 => DumpFault.Torn(
            feed.Path, _position, length == 0 ? "a document's length of 4 bytes" : $"a document of {length} bytes", Ahead.Length),
        _ => null,
    };
}
