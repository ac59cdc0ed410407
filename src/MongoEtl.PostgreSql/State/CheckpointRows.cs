using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Checkpoints as rows of <c>mongoetl.partitions</c>.</summary>
internal static class CheckpointRows
{
    /// <summary>Locks a partition's checkpoint to the end of the transaction and reads position and whether it is done.</summary>
    internal static NpgsqlBatchCommand ToLock(
        string plan, Store store, string entity, PartitionState expected) => Statements.ToBatchCommand(
        "SELECT position, is_done FROM mongoetl.partitions WHERE plan = $1 AND store = $2 AND entity = $3 AND ordinal = $4 FOR UPDATE",
        plan, StoreNames.Of(store), entity, expected.Partition.Ordinal);

    /// <summary>Compares what <see cref="ToLock"/> found.</summary>
    /// <exception cref="CheckpointMovedException">It is not where the writer left it.</exception>
    internal static async Task CompareAsync(NpgsqlDataReader rows, string entity, PartitionState expected, CancellationToken cancellation)
    {
        if (!await rows.ReadAsync(cancellation).ConfigureAwait(false))
            throw Moved(entity, expected, "nowhere (the entity was begun anew)");
        if (rows.GetString(0) != expected.Position.Text || rows.GetBoolean(1) != expected.IsDone)
            throw Moved(entity, expected, $"at '{rows.GetString(0)}'{(rows.GetBoolean(1) ? ", done" : "")}");
    }

    internal static NpgsqlBatchCommand ToUpdate(string plan, Store store, string entity, PartitionState reached, EntityCounts counts) =>
        Statements.ToBatchCommand(
            """
            UPDATE mongoetl.partitions SET position = $5, is_done = $6, counts = $7::text::jsonb
            WHERE plan = $1 AND store = $2 AND entity = $3 AND ordinal = $4
            """,
            plan, StoreNames.Of(store), entity, reached.Partition.Ordinal, reached.Position.Text, reached.IsDone, StoredCounts.Write(counts));

    private static CheckpointMovedException Moved(string entity, PartitionState expected, string found) => new(
        $"{entity}, partition {expected.Partition.Ordinal}: the checkpoint was left at '{expected.Position.Text}' and is {found} now. "
        + "Another process writes this plan; stop it, then run again.");
}
