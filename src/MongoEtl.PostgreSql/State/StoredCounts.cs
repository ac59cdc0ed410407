using System.Text.Json;
using MongoEtl.Runtime;

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
}
