using System.Buffers;

namespace MongoEtl.Runtime;

/// <summary>Rows of an entity's stage tables that wait until the Cassandra rows of the same documents are acknowledged. Of one thread at a
/// time.</summary>
/// <param name="entity">The entity.</param>
public sealed class StagedRows(EntityPlan entity) : IDisposable
{
    private readonly List<(int Table, byte[] Buffer, int Length)> _parts = [];

    /// <summary>The entity.</summary>
    public EntityPlan Entity => entity;

    /// <summary>Bytes that are held.</summary>
    public long Bytes { get; private set; }

    /// <summary>Adds a batch's rows, one buffer for each of <see cref="EntityPlan.StageTables"/> in their order. The buffers may be reused
    /// afterwards.</summary>
    public void Add(IReadOnlyList<RowBuffer> rows)
    {
        for (var table = 0; table < rows.Count; table++)
        {
            var bytes = rows[table].Written;
            if (bytes.Length == 0)
                continue;
            var buffer = ArrayPool<byte>.Shared.Rent(bytes.Length);
            bytes.CopyTo(buffer);
            _parts.Add((table, buffer, bytes.Length));
            Bytes += bytes.Length;
        }
    }

    /// <summary>Takes over what another one holds, which is empty afterwards.</summary>
    public void TakeFrom(StagedRows other)
    {
        _parts.AddRange(other._parts);
        Bytes += other.Bytes;
        other._parts.Clear();
        other.Bytes = 0;
    }

    /// <summary>Complete rows of a table as COPY takes them, in the order in which they were added.</summary>
    /// <param name="table">Ordinal in <see cref="EntityPlan.StageTables"/>.</param>
    public IEnumerable<ReadOnlyMemory<byte>> PartsOf(int table) =>
        _parts.Where(part => part.Table == table).Select(part => (ReadOnlyMemory<byte>)part.Buffer.AsMemory(0, part.Length));

    /// <summary>Forgets the rows.</summary>
    public void Clear()
    {
        foreach (var part in _parts)
            ArrayPool<byte>.Shared.Return(part.Buffer);
        _parts.Clear();
        Bytes = 0;
    }

    /// <inheritdoc />
    public void Dispose() => Clear();
}
