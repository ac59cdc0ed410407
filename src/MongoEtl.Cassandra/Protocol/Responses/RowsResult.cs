using System.Buffers;

namespace MongoEtl.Cassandra;

/// <summary>RESULT Rows: a page of rows in an array of its own; <see cref="CqlRowReader"/> goes through them (specification, section 4.2.5.2).</summary>
internal sealed class RowsResult : Response
{
    // Below it the pool brings nothing; above some 80 KB arrays without one live until the next full collection.
    private const int SmallestPooled = 16 * 1024;

    private byte[] _bytes = [];
    private int _length;

    /// <summary>The columns and where the next page begins.</summary>
    public required RowsMetadata Metadata { get; init; }

    /// <summary>Number of rows in this page.</summary>
    public required int RowCount { get; init; }

    /// <summary>Rows behind each other, each value a [bytes].</summary>
    public ReadOnlyMemory<byte> Content => _bytes.AsMemory(0, _length);

    /// <summary>Where the next page begins; null: this was the last.</summary>
    public ReadOnlyMemory<byte>? PagingState => Metadata.PagingState is { } state ? (ReadOnlyMemory<byte>?)state : null;

    internal static RowsResult Read(ref ProtocolReader body, ProtocolVersion version)
    {
        var metadata = RowsMetadata.Read(ref body, version);
        var rows = body.ReadInt();
        // A value takes four bytes at least, so a wrong count cannot keep a reader busy with rows that are not there.
        if (rows < 0 || (rows > 0 && metadata.ColumnCount == 0) || (long)rows * metadata.ColumnCount * 4 > body.Remaining)
            throw new ProtocolViolationException($"{rows} rows of {metadata.ColumnCount} columns before {body.Remaining} bytes");
        var result = new RowsResult { Metadata = metadata, RowCount = rows };
        result.Keep(body.Rest);
        return result;
    }

    /// <summary>Gives the page's memory back; nobody reads it any more. A page that is never released is collected like any object.</summary>
    internal void Release()
    {
        if (_bytes.Length >= SmallestPooled)
            ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _length) = ([], 0);
    }

    private void Keep(ReadOnlySpan<byte> content)
    {
        _bytes = content.Length < SmallestPooled ? new byte[content.Length] : ArrayPool<byte>.Shared.Rent(content.Length);
        _length = content.Length;
        content.CopyTo(_bytes);
    }
}
