namespace MongoEtl.Cassandra;

/// <summary>A column of a result, or a marker of a prepared statement.</summary>
/// <param name="Keyspace">The table's keyspace.</param>
/// <param name="Table">The table.</param>
/// <param name="Name">The column's, alias's or marker's name.</param>
/// <param name="Type">Its type.</param>
internal sealed record ColumnSpec(string Keyspace, string Table, string Name, CqlType Type)
{
    private const int GlobalTablesSpec = 0x0001;

    /// <summary>Reads the table, where one goes for all, and each column.</summary>
    internal static ColumnSpec[] ReadAll(ref ProtocolReader body, int flags, int count)
    {
        var isGlobal = (flags & GlobalTablesSpec) != 0;
        var (keyspace, table) = isGlobal ? (body.ReadString(), body.ReadString()) : ("", "");
        // A column takes at least its name's length and its type's id, so a wrong count cannot ask for much memory.
        if ((long)count * 4 > body.Remaining)
            throw new ProtocolViolationException($"a count of {count} columns before {body.Remaining} bytes");
        var columns = new ColumnSpec[count];
        for (var index = 0; index < count; index++)
        {
            if (!isGlobal)
                (keyspace, table) = (body.ReadString(), body.ReadString());
            columns[index] = new ColumnSpec(keyspace, table, body.ReadString(), CqlType.Read(ref body));
        }
        return columns;
    }
}
