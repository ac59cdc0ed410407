namespace MongoEtl.Cassandra;

/// <summary>What precedes the rows of a result, and what PREPARE tells of rows to come (specification, section 4.2.5.2).</summary>
/// <param name="ColumnCount">Values a row.</param>
/// <param name="Columns">The columns; null where the request said that it knows them.</param>
/// <param name="PagingState">Where the next page begins; null: this was the last.</param>
/// <param name="NewMetadataId">Version 5: the id to execute the statement with from now on, since its columns changed; else null.</param>
internal sealed record RowsMetadata(int ColumnCount, IReadOnlyList<ColumnSpec>? Columns, byte[]? PagingState, byte[]? NewMetadataId)
{
    private const int HasMorePages = 0x0002;
    private const int NoMetadata = 0x0004;
    private const int MetadataChanged = 0x0008;

    internal static RowsMetadata Read(ref ProtocolReader body, ProtocolVersion version)
    {
        var flags = body.ReadInt();
        var count = body.ReadInt();
        if (count < 0)
            throw new ProtocolViolationException($"a result of {count} columns");
        var state = (flags & HasMorePages) != 0 ? body.ReadBytes() : null;
        var changed = (flags & MetadataChanged) != 0 && version >= ProtocolVersion.V5 ? body.ReadShortBytes().ToArray() : null;
        var columns = (flags & NoMetadata) != 0 ? null : ColumnSpec.ReadAll(ref body, flags, count);
        return new RowsMetadata(count, columns, state, changed);
    }
}
