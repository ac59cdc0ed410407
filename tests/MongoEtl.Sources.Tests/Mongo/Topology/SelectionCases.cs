using System.Text.Json;

namespace MongoEtl.Sources.Tests;

/// <summary>Reads the topologies and read preferences of the selection specifications' cases.</summary>
internal static class SelectionCases
{
    internal static TopologyDescription Topology(JsonElement json) => new()
    {
        Type = Enum.Parse<TopologyType>(json.GetProperty("type").GetString()!),
        Servers = [.. json.GetProperty("servers").EnumerateArray().Select(Server)],
    };

    internal static IEnumerable<MongoHost> Hosts(JsonElement servers) =>
        servers.EnumerateArray().Select(server => MongoHost.TryParse(server.GetProperty("address").GetString()!)!);

    internal static ReadPreference Preference(JsonElement json) => new(Mode(json))
    {
        TagSets = json.TryGetProperty("tag_sets", out var sets) ? [.. sets.EnumerateArray().Select(Tags)] : [],
        MaxStaleness = json.TryGetProperty("maxStalenessSeconds", out var seconds) ? TimeSpan.FromSeconds(seconds.GetDouble()) : null,
    };

    private static ReadMode Mode(JsonElement json) =>
        json.TryGetProperty("mode", out var mode) ? Enum.Parse<ReadMode>(mode.GetString()!) : ReadMode.Primary;

    private static ServerDescription Server(JsonElement json)
    {
        var type = SpecificationNames.ServerTypeOf(json.GetProperty("type").GetString()!);
        return new ServerDescription(MongoHost.TryParse(json.GetProperty("address").GetString()!)!)
        {
            Type = type,
            RoundTrip = json.TryGetProperty("avg_rtt_ms", out var average) ? TimeSpan.FromMilliseconds(average.GetDouble()) : null,
            Tags = json.TryGetProperty("tags", out var tags) ? Tags(tags) : TagSet.Empty,
            Updated = json.TryGetProperty("lastUpdateTime", out var updated)
                ? TimeSpan.FromMilliseconds(updated.GetDouble()) : TimeSpan.Zero,
            Hello = new HelloAnswer { IsOk = true, LastWriteDate = LastWrite(json) },
        };
    }

    private static DateTimeOffset? LastWrite(JsonElement json) => json.TryGetProperty("lastWrite", out var written)
        ? DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(written.GetProperty("lastWriteDate").GetProperty("$numberLong").GetString()!))
        : null;

    private static TagSet Tags(JsonElement json) =>
        new([.. json.EnumerateObject().Select(tag => KeyValuePair.Create(tag.Name, tag.Value.GetString()!))]);
}
