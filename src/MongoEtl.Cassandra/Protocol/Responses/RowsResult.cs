namespace MongoEtl.Cassandra;

/// <summary>RESULT Rows: a page of rows in an array of its own; <see cref="CqlRowReader"/> goes through them (specification, section 4.2.5.2).</summary>
internal sealed class RowsResult : Response
{
    /// <summary>The columns and where the next page begins.</summary>
    public required RowsMetadata Metadata { get; init; }

    /// <summary>Number of rows in this page.</summary>
    public required int RowCount { get; init; }

    /// <summary>Rows behind each other, each value a [bytes].</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Where the next page begins; null: this was the last.</summary>
    public ReadOnlyMemory<byte>? PagingState => Metadata.PagingState is { } state ? (ReadOnlyMemory<byte>?)state : null;

    internal static RowsResult Read(ref ProtocolReader body, ProtocolVersion version)
    {
        var metadata = RowsMetadata.Read(ref body, version);
        var rows = body.ReadInt();
        // A value takes four bytes at least, so a wrong count cannot keep a reader busy with rows that are not there.
        if (rows < 0 || (rows > 0 && metadata.ColumnCount == 0) || (long)rows * metadata.ColumnCount * 4 > body.Remaining)
            throw new ProtocolViolationException($"{rows} rows of {metadata.ColumnCount} columns before {body.Remaining} bytes");
        return new RowsResult { Metadata = metadata, RowCount = rows, Content = body.Rest.ToArray() };
    }
}
