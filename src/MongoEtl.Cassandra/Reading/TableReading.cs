using System.Buffers.Binary;
using System.Security.Cryptography;
using MongoEtl.Runtime;

namespace MongoEtl.Cassandra;

/// <summary>Reads whole tables.</summary>
internal static class TableReading
{
    /// <summary>Counts the rows of a table and digests their values, in the order of the ring, which is the same as long as the keys
    /// are.</summary>
    internal static async Task<TableContent> DigestAsync(
        CqlSession session, string keyspace, CqlTablePlan table, CancellationToken cancellation)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var columns = string.Join(", ", table.Columns.Select(column => CqlText.Quote(column.Name)));
        var select = $"SELECT {columns} FROM {CqlText.Quote(keyspace)}.{CqlText.Quote(table.Name)}";
        var rows = 0L;
        await foreach (var page in session.ReadPagesAsync(select, cancellation: cancellation).ConfigureAwait(false))
        {
            for (; page.Read(); rows++)
                Append(digest, page);
        }
        return new TableContent(rows, Convert.ToHexStringLower(digest.GetHashAndReset()));
    }

    /// <summary>Whether the table has no row.</summary>
    internal static async Task<bool> IsEmptyAsync(CqlSession session, string keyspace, CqlTablePlan table, CancellationToken cancellation)
    {
        var column = CqlText.Quote(table.Columns[0].Name);
        var select = $"SELECT {column} FROM {CqlText.Quote(keyspace)}.{CqlText.Quote(table.Name)} LIMIT 1";
        await foreach (var page in session.ReadPagesAsync(select, cancellation: cancellation).ConfigureAwait(false))
        {
            if (page.Read())
                return false;
        }
        return true;
    }

    private static void Append(IncrementalHash digest, CqlRowReader row)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        for (var column = 0; column < row.Columns.Count; column++)
        {
            var value = row.GetBytes(column);
            // Lengths keep the values apart, and an absent one from an empty one.
            BinaryPrimitives.WriteInt32BigEndian(length, row.IsNull(column) ? -1 : value.Length);
            digest.AppendData(length);
            digest.AppendData(value);
        }
    }
}
