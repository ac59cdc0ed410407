using System.Text.Json;
using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Counts as the JSON they are stored as.</summary>
internal static class StoredCounts
{
    internal static string Write(EntityCounts counts) => JsonSerializer.Serialize(counts, StoredCountsJson.Default.EntityCounts);

    internal static EntityCounts Read(string json) => JsonSerializer.Deserialize(json, StoredCountsJson.Default.EntityCounts) ?? new EntityCounts();

    /// <summary>Adds to the counts that belong to the entity and to no partition; call it in a transaction.</summary>
    internal static async Task AddToEntityAsync(
        NpgsqlConnection connection, string plan, Store store, string entity, EntityCounts counts, CancellationToken cancellation)
    {
        var stored = await connection.ScalarAsync<string>(
            "SELECT counts::text FROM mongoetl.entities WHERE plan = $1 AND store = $2 AND entity = $3 FOR UPDATE", cancellation,
            plan, StoreNames.Of(store), entity).ConfigureAwait(false);
        var sum = Read(stored ?? "{}");
        sum.Add(counts);
        await connection.ExecuteAsync(
            "UPDATE mongoetl.entities SET counts = $4::text::jsonb WHERE plan = $1 AND store = $2 AND entity = $3", cancellation,
            plan, StoreNames.Of(store), entity, Write(sum)).ConfigureAwait(false);
    }
}
