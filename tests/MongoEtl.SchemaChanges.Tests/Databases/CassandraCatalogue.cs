using MongoEtl.Cassandra;

namespace MongoEtl.SchemaChanges.Tests;

/// <summary>The columns of a keyspace's tables, one line each.</summary>
internal static class CassandraCatalogue
{
    public static async Task<string> ReadAsync(CqlSession session, string keyspace)
    {
        var lines = new List<string>();
        var select = "SELECT table_name, column_name, type, kind, position, clustering_order FROM system_schema.columns WHERE "
            + "keyspace_name = "
            + $"'{keyspace}'";
        await foreach (var rows in session.ReadPagesAsync(select))
        {
            while (rows.Read())
                lines.Add($"{rows.GetText(0)}.{rows.GetText(1)} {rows.GetText(2)} {rows.GetText(3)} {rows.GetInt(4)} {rows.GetText(5)}");
        }
        return string.Join("\n", lines.Order(StringComparer.Ordinal));
    }
}
