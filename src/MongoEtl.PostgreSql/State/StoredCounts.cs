using System.Text.Json;
using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Counts as the JSON they are stored as.</summary>
internal static class StoredCounts
{
    internal static string Write(EntityCounts counts) => JsonSerializer.Serialize(counts);

    /// <summary>Added to fresh counts, whose dictionaries have the right order.</summary>
    internal static EntityCounts Read(string json)
    {
        var counts = new EntityCounts();
        if (JsonSerializer.Deserialize<EntityCounts>(json) is { } stored)
            counts.Add(stored);
        return counts;
    }

    /// <summary>Adds to the counts that belong to the entity and to no partition; call it in a transaction.</summary>
    internal static async Task AddToEntityAsync(
        NpgsqlConnection connection, string plan, string entity, EntityCounts counts, CancellationToken cancellation)
    {
        var stored = await connection.ScalarAsync<string>(
            "SELECT counts::text FROM mongoetl.entities WHERE plan = $1 AND entity = $2 FOR UPDATE", cancellation, plan, entity).ConfigureAwait(false);
        var sum = Read(stored ?? "{}");
        sum.Add(counts);
        await connection.ExecuteAsync(
            "UPDATE mongoetl.entities SET counts = $3::text::jsonb WHERE plan = $1 AND entity = $2", cancellation, plan, entity, Write(sum)).ConfigureAwait(false);
    }
}
