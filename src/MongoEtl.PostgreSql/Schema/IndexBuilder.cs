using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Builds the indexes of an entity's tables, each in a transaction of its own:
/// what stands is its own record of progress.</summary>
/// <param name="database">Where.</param>
/// <param name="plan">The plan.</param>
/// <param name="entity">Its entity.</param>
/// <param name="jobs">Processes of the server that build one index together; null: as many as it likes, at least three if it can.</param>
internal sealed class IndexBuilder(PostgresDatabase database, Plan plan, EntityPlan entity, int? jobs = null)
{
    /// <summary>Keys and unique indexes first: they decide which rows stay, and other
    /// indexes need not follow the removal of rows.</summary>
    internal async Task BuildAllAsync(CancellationToken cancellation)
    {
        for (var table = 0; table < entity.Tables.Count; table++)
        {
            foreach (var index in entity.Tables[table].Indexes.OrderBy(index => index.Kind))
                await BuildAsync(table, index, removesDuplicates: true, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Builds the keys that a merge finds its rows by. Rows that are there already are not ours to remove.</summary>
    /// <exception cref="TargetException">Several rows have one key.</exception>
    internal async Task BuildMergeKeysAsync(CancellationToken cancellation)
    {
        for (var table = 0; table < entity.Tables.Count; table++)
        {
            var merge = entity.Tables[table].MergeKey;
            foreach (var index in entity.Tables[table].Indexes.Where(index =>
                index.Kind == IndexKind.PrimaryKey || index.Kind == IndexKind.Unique && index.Columns.SequenceEqual(merge, StringComparer.Ordinal)))
            {
                await BuildAsync(table, index, removesDuplicates: false, cancellation).ConfigureAwait(false);
            }
        }
    }

    private Task BuildAsync(int ordinal, IndexPlan index, bool removesDuplicates, CancellationToken cancellation)
    {
        var table = entity.Tables[ordinal];
        return database.InTransactionAsync($"building {index.Name} on {table.Schema}.{table.Name}", async connection =>
        {
            // At the end of a load the commit need not wait for the disk: a crash of the server that takes the index away interrupts the
            // step too, whose phase commits in the ordinary way, and all of it is looked at again.
            var haste = removesDuplicates ? "SET LOCAL synchronous_commit = off; " : "";
            // The server goes on building for a client that was killed: wait for it, then look at what stands.
            await connection.ExecuteAsync(
                $"{haste}LOCK TABLE {table.QuotedName} IN SHARE UPDATE EXCLUSIVE MODE", cancellation).ConfigureAwait(false);
            var standing = await LiveIndex.ReadAsync(connection, table, cancellation).ConfigureAwait(false);
            if (standing.Any(live => live.Serves(index)))
                return;
            Check(table, index, standing);
            if (standing.FirstOrDefault(live => live.Name == index.Name) is { } broken)
                await connection.ExecuteAsync(broken.DropStatement(table), cancellation).ConfigureAwait(false);
            await SessionMemory.RaiseForBuildAsync(connection, cancellation, jobs).ConfigureAwait(false);
            await CreateAsync(connection, ordinal, index, removesDuplicates, cancellation).ConfigureAwait(false);
        }, cancellation);
    }

    private static void Check(TablePlan table, IndexPlan index, List<LiveIndex> standing)
    {
        if (standing.FirstOrDefault(live => live.Name == index.Name) is { IsValid: true } other)
            throw new TargetException($"Index {index.Name} of {table.Schema}.{table.Name} stands on ({string.Join(", ", other.Columns)}) and is to be on ({string.Join(", ", index.Columns)}); drop or rename it.");
        if (index.Kind == IndexKind.PrimaryKey && standing.FirstOrDefault(live => live.IsPrimary) is { } primary)
            throw new TargetException($"The primary key of {table.Schema}.{table.Name} is ({string.Join(", ", primary.Columns)}) in the database and ({string.Join(", ", index.Columns)}) in the class; change one of them.");
    }

    private async Task CreateAsync(
        NpgsqlConnection connection, int ordinal, IndexPlan index, bool removesDuplicates, CancellationToken cancellation)
    {
        await connection.ExecuteAsync("SAVEPOINT before_index", cancellation).ConfigureAwait(false);
        try
        {
            await connection.ExecuteAsync(index.CreateStatement, cancellation).ConfigureAwait(false);
        }
        catch (PostgresException twice) when (twice.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            var table = entity.Tables[ordinal];
            if (!removesDuplicates)
                throw new TargetException($"{table.Schema}.{table.Name} has rows that share ({string.Join(", ", index.Columns)}), so they cannot be merged by it; leave one row of each, then run again.", twice);
            await connection.ExecuteAsync("ROLLBACK TO SAVEPOINT before_index", cancellation).ConfigureAwait(false);
            await new DuplicateRows(plan, entity, ordinal, index).RemoveAsync(connection, cancellation).ConfigureAwait(false);
            await connection.ExecuteAsync(index.CreateStatement, cancellation).ConfigureAwait(false);
        }
    }
}
