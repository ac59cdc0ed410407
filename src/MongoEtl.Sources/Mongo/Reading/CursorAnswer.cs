using System.Buffers.Binary;

namespace MongoEtl.Sources;

/// <summary>The documents of one answer to <c>find</c> or <c>getMore</c>, where they lie in it.</summary>
/// <remarks>MongoDB manual, "find" command, "Output": <c>{cursor: {id, ns, firstBatch or nextBatch, atClusterTime}, ok: 1}</c>.</remarks>
internal sealed class CursorAnswer
{
    private int _next;
    private int _end;

    /// <summary>The cursor from which more can be had, or 0: that was all.</summary>
    public long CursorId { get; private set; }

    /// <summary>The cluster time of a snapshot, where the server says it.</summary>
    public ulong? ClusterTime { get; private set; }

    /// <summary>Whether documents are left.</summary>
    public bool HasDocuments => _next < _end;

    /// <summary>Forgets the answer.</summary>
    public void Clear() => (_next, _end, CursorId, ClusterTime) = (0, 0, 0, null);

    /// <summary>Finds the documents in an answer.</summary>
    /// <exception cref="WireFormatException">There is no cursor in it.</exception>
    /// <exception cref="BsonFormatException">It is malformed at the levels down to the documents' list.</exception>
    public void Read(ReadOnlySpan<byte> answer)
    {
        Clear();
        var reader = new BsonElementReader(answer);
        while (reader.MoveNext())
        {
            if (reader.Name.SequenceEqual("cursor"u8) && reader.Type == BsonType.Document)
            {
                ReadCursor(reader.Value, reader.ValueOffset);
                return;
            }
        }
        WireFault.Throw("an answer without a cursor");
    }

    /// <summary>The next document, until <see cref="Pass"/> goes on behind it. Its length and terminator are checked.</summary>
    /// <param name="answer">The same answer.</param>
    /// <param name="offset">Its first byte in the answer.</param>
    /// <param name="length">Its bytes.</param>
    /// <returns>False when there is none left.</returns>
    /// <exception cref="WireFormatException">The list holds something else than documents.</exception>
    public bool TryPeek(ReadOnlySpan<byte> answer, out int offset, out int length)
    {
        (offset, length) = (0, 0);
        if (_next >= _end)
            return false;
        // A list's elements are numbered; nobody looks at the numbers.
        var name = answer[(_next + 1).._end].IndexOf((byte)0);
        offset = _next + 2 + name;
        if (answer[_next] != (byte)BsonType.Document || name < 0 || _end - offset < 5)
            WireFault.Throw("a list of documents that holds something else");
        length = BinaryPrimitives.ReadInt32LittleEndian(answer[offset..]);
        if (length < 5 || length > _end - offset || answer[offset + length - 1] != 0)
            WireFault.Throw($"a document of stated length {length} among {_end - offset} bytes, or without its terminator");
        return true;
    }

    /// <summary>Goes on behind a document.</summary>
    public void Pass(int offset, int length) => _next = offset + length;

    /// <summary>Bytes and number of the documents that are left.</summary>
    /// <exception cref="WireFormatException">The list holds something else than documents.</exception>
    public (int Bytes, int Documents) Measure(ReadOnlySpan<byte> answer)
    {
        var (start, bytes, documents) = (_next, _end - _next, 0);
        for (; TryPeek(answer, out var offset, out var length); documents++)
            Pass(offset, length);
        _next = start;
        return (bytes, documents);
    }

    private void ReadCursor(ReadOnlySpan<byte> cursor, int start)
    {
        var hasBatch = false;
        var reader = new BsonElementReader(cursor);
        while (reader.MoveNext())
        {
            if (reader.Name.SequenceEqual("id"u8))
                CursorId = BsonFields.Integer(reader.Type, reader.Value) ?? 0;
            else if (reader.Name.SequenceEqual("atClusterTime"u8) && reader.Type == BsonType.Timestamp)
                ClusterTime = BinaryPrimitives.ReadUInt64LittleEndian(reader.Value);
            else if (reader.Type == BsonType.Array
                && (reader.Name.SequenceEqual("firstBatch"u8) || reader.Name.SequenceEqual("nextBatch"u8)))
            {
                hasBatch = true;
                // Past the list's own length, up to its terminator.
                _next = start + reader.ValueOffset + sizeof(int);
                _end = start + reader.ValueOffset + reader.ValueLength - 1;
            }
        }
        if (!hasBatch)
            WireFault.Throw("a cursor without its list of documents");
    }
}
