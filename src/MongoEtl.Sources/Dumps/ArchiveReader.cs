using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>Reads the documents of one collection out of an archive, in which segments of several collections may alternate. Documents
/// are copied out of a window, since headers and other collections lie between them. After a cancelled read only disposal is left.</summary>
/// <remarks>mongo-tools, common/archive/spec.md: a segment is a header document, documents, a terminator; a collection ends with a header
/// that has EOF true and the CRC-64 of all its documents, and a terminator.</remarks>
internal sealed class ArchiveReader : IPartitionReader
{
    private readonly ArchiveStream _stream;
    private readonly string _database;
    private readonly string _collection;

    private Segment _segment;
    private ArchivePosition? _position;
    private bool _done;
    private SourceException? _fault;

    /// <summary>A reader over <paramref name="stream"/>, which stands where the first segment begins, or at <paramref name="resumed"/>.</summary>
    public ArchiveReader(ArchiveStream stream, CollectionInfo collection, ArchivePosition? resumed)
    {
        (_stream, _database, _collection) = (stream, collection.Database, collection.Name);
        _segment = resumed is null ? Segment.None : Segment.Wanted;
        _position = resumed;
    }

    private enum Segment
    {
        None,
        Wanted,
        Other,
        Ended,
    }

    private ulong Crc => _position?.Crc ?? 0;

    /// <inheritdoc />
    public async ValueTask<bool> ReadAsync(DocumentBatch batch, BatchLimits limits, CancellationToken cancellation)
    {
        batch.Clear();
        try
        {
            while (!_done && _fault is null)
            {
                var length = await NextAsync(cancellation);
                if (_done || !BatchRoom.Fits(batch, limits, length))
                    break;
                Deliver(batch, length);
            }
        }
        catch (SourceException e)
        {
            // What is before the fault goes out first; the next read throws it.
            _fault = e;
        }

        if (batch.Count == 0 && _fault is not null)
            throw _fault;
        batch.End = _position?.ToSourcePosition() ?? SourcePosition.Start;
        return batch.Count > 0;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _stream.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Deliver(DocumentBatch batch, int length)
    {
        var document = _stream.Front(length);
        document.CopyTo(batch.Add(length));
        var crc = Crc64.Append(Crc, document);
        _stream.Consume(length);
        _position = new ArchivePosition(_stream.Offset, crc);
    }

    // Goes on to the next wanted document, which then lies at the front, and gives its length; sets _done at the collection's end.
    private async ValueTask<int> NextAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var length = _segment == Segment.Other
                ? await _stream.RequireLengthAsync(cancellation)
                : await _stream.RequireDocumentAsync(cancellation);
            if (length == ArchiveStream.Terminator)
                EndSegment();
            else if (_segment == Segment.Wanted)
                return length;
            else if (_segment == Segment.Other)
                await _stream.SkipDocumentAsync(length, cancellation);
            else
                BeginSegment(length);
            if (_done)
                return 0;
        }
    }

    private void EndSegment()
    {
        if (_segment == Segment.None)
            throw DumpFault.Malformed(_stream.Path, _stream.Offset, "a namespace header", "the terminator");
        _segment = Segment.None;
        _stream.Consume(sizeof(int));
    }

    private void BeginSegment(int length)
    {
        if (_segment == Segment.Ended)
            throw DumpFault.Malformed(_stream.Path, _stream.Offset, "the terminator ffffffff behind an EOF header", "a document");
        if (!ArchiveFields.TryRead(_stream.Front(length), out var header) || header.Collection.Length == 0)
            throw DumpFault.Malformed(_stream.Path, _stream.Offset, "a namespace header (db, collection, EOF, CRC)", "another document");
        var isWanted = header.Collection == _collection && header.Database == _database;
        if (header.IsEof && isWanted)
        {
            if (header.Crc is { } crc && (ulong)crc != Crc)
                throw DumpFault.Checksum(_stream.Path, _stream.Offset, $"{_database}.{_collection}", (ulong)crc, Crc);
            _done = true;
        }

        _segment = header.IsEof ? Segment.Ended : isWanted ? Segment.Wanted : Segment.Other;
        _stream.Consume(length);
    }
}
