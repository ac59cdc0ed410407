using System.Buffers.Binary;

namespace MongoEtl.Runtime;

/// <summary>A Cassandra table with <c>[Newest]</c>, and how its encoded rows are read: an int32 length, then per column an int32 length (negative: not set)
/// and the bytes, everything big-endian, the primary key's columns first.</summary>
/// <remarks>native_protocol_v5.spec, "Notations" ([value]) and "Data Type Serialization Formats".</remarks>
internal sealed class ContestedTable
{
    private const int LengthBytes = sizeof(int);

    private readonly CqlTablePlan _plan;
    private readonly int _newest;
    private readonly byte[] _buffer = new byte[64];

    /// <exception cref="MigrationException">Values of the column's type are not compared.</exception>
    public ContestedTable(CqlTablePlan plan, int buffer)
    {
        (_plan, Buffer) = (plan, buffer);
        _newest = plan.Columns.ToList().FindIndex(column => column.Name == plan.NewestColumn);
        if (_newest < 0 || !SortableValue.IsKnown(plan.Columns[_newest].Type))
        {
            throw new MigrationException(
                $"[Newest] of Cassandra table {plan.Name} compares column {plan.NewestColumn}, whose type has no order here. Use a timestamp, a date, "
                + "a whole or floating number, or a text.");
        }
    }

    /// <summary>Place of its row buffer among the encoder's.</summary>
    public int Buffer { get; }

    public CqlTablePlan Plan => _plan;

    public string Name => _plan.Name;

    /// <summary>The entity's tables that need a contest.</summary>
    public static IReadOnlyList<ContestedTable> Of(EntityPlan entity) =>
    [
        .. entity.CassandraTables.Index().Where(table => table.Item.NewestColumn is not null)
            .Select(table => new ContestedTable(table.Item, entity.Tables.Count + table.Index)),
    ];

    /// <summary>Length in bytes of the row that begins at <paramref name="offset"/>, its own length field included.</summary>
    public static int RowLength(ReadOnlySpan<byte> rows, int offset) => LengthBytes + BinaryPrimitives.ReadInt32BigEndian(rows[offset..]);

    /// <summary>Reads one row: the digest of table and primary key, and the compared value in sortable form, empty where it is not set.</summary>
    public UInt128 Read(ReadOnlySpan<byte> row, out ReadOnlySpan<byte> newest)
    {
        var at = LengthBytes;
        var keyEnd = at;
        newest = default;
        for (var column = 0; column < _plan.Columns.Count; column++)
        {
            var length = Math.Max(0, BinaryPrimitives.ReadInt32BigEndian(row[at..]));
            if (column == _newest && length > 0)
                newest = row.Slice(at + LengthBytes, length);
            at += LengthBytes + length;
            if (column == _plan.PartitionKeyColumns + _plan.ClusteringKey.Count - 1)
                keyEnd = at;
        }
        newest = Sortable(newest);
        return Digest(row[LengthBytes..keyEnd]);
    }

    /// <summary>A value of the compared column in sortable form; empty stays empty. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Sortable(ReadOnlySpan<byte> value) =>
        value.IsEmpty ? value : SortableValue.Of(_plan.Columns[_newest].Type, value, _buffer);

    // One contest serves all tables of an entity.
    private UInt128 Digest(ReadOnlySpan<byte> key) => ShortDigest.Of(key) + (uint)Buffer;
}
