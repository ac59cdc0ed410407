using System.Text.Json;
using MongoEtl.Runtime;

namespace MongoEtl.Sources.Tests;

/// <summary>All cases of the server selection and max staleness specifications but those in <see cref="LeftOut"/>.</summary>
public sealed class SelectionSpecificationTests
{
    /// <summary>Files that are not run, and why.</summary>
    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["logging/load-balanced.json"] = Logging,
        ["logging/operation-id.json"] = Logging,
        ["logging/replica-set.json"] = Logging,
        ["logging/sharded.json"] = Logging,
        ["logging/standalone.json"] = Logging,
    };

    private const string Logging = "log messages about inserts on a mongod with fail points: this program writes nothing to MongoDB";

    public static TheoryData<string> Files() => Specifications.Files("server-selection");

    public static TheoryData<string> StalenessFiles() => Specifications.Files("max-staleness");

    [Theory, MemberData(nameof(Files))]
    public void Servers_are_chosen_as_the_specification_says(string file)
    {
        using var document = Specifications.Read("server-selection", file);
        var test = document.RootElement;
        if (LeftOut.ContainsKey(file))
            return;
        if (file.StartsWith("rtt/", StringComparison.Ordinal))
            Average(test);
        else if (file.StartsWith("in_window/", StringComparison.Ordinal))
            Frequencies(test);
        else
            Select(test);
    }

    [Theory, MemberData(nameof(StalenessFiles))]
    public void Stale_servers_are_left_out_as_the_specification_says(string file)
    {
        using var document = Specifications.Read("max-staleness", file);
        Select(document.RootElement);
    }

    private static void Select(JsonElement test)
    {
        var topology = SelectionCases.Topology(test.GetProperty("topology_description"));
        var heartbeat = TimeSpan.FromMilliseconds(test.TryGetProperty("heartbeatFrequencyMS", out var given) ? given.GetInt32() : 10_000);
        // Every read that must see the latest writes asks for the primary; that is all that a write would choose by.
        var isWrite = test.TryGetProperty("operation", out var operation) && operation.GetString() == "write";
        var preference = isWrite && topology.Type is TopologyType.ReplicaSetNoPrimary or TopologyType.ReplicaSetWithPrimary
            ? ReadPreference.Primary
            : SelectionCases.Preference(test.GetProperty("read_preference"));
        if (test.TryGetProperty("error", out var error) && error.GetBoolean())
        {
            Should.Throw<SourceException>(() => Staleness.Check(preference, topology.Type, heartbeat));
            return;
        }
        Staleness.Check(preference, topology.Type, heartbeat);
        MongoHost[] passedOver = test.TryGetProperty("deprioritized_servers", out var servers) ? [.. SelectionCases.Hosts(servers)] : [];
        var suited = ServerSelector.Suited(topology, preference, heartbeat, passedOver);
        Same(suited, test.GetProperty("suitable_servers"));
        Same(ServerSelector.InWindow(suited, TimeSpan.FromMilliseconds(15)), test.GetProperty("in_latency_window"));
    }

    private static void Same(IReadOnlyList<ServerDescription> servers, JsonElement wanted) =>
        servers.Select(server => server.Host.ToString()).Order()
            .ShouldBe(SelectionCases.Hosts(wanted).Select(host => host.ToString()).Order());

    private static void Average(JsonElement test)
    {
        var average = test.GetProperty("avg_rtt_ms");
        TimeSpan? known = average.ValueKind == JsonValueKind.String ? null : TimeSpan.FromMilliseconds(average.GetDouble());
        RoundTripAverage.Next(known, TimeSpan.FromMilliseconds(test.GetProperty("new_rtt_ms").GetDouble())).TotalMilliseconds
            .ShouldBe(test.GetProperty("new_avg_rtt").GetDouble(), 0.001);
    }

    private static void Frequencies(JsonElement test)
    {
        var topology = SelectionCases.Topology(test.GetProperty("topology_description"));
        var reads = test.GetProperty("mocked_topology_state").EnumerateArray().ToDictionary(
            server => MongoHost.TryParse(server.GetProperty("address").GetString()!)!,
            server => server.GetProperty("operation_count").GetInt32());
        var iterations = test.GetProperty("iterations").GetInt32();
        var counts = new Dictionary<MongoHost, int>();
        var random = new Random(1);
        for (var at = 0; at < iterations; at++)
        {
            var suited = ServerSelector.Suited(topology, new ReadPreference(ReadMode.Nearest), TimeSpan.FromSeconds(10), []);
            var window = ServerSelector.InWindow(suited, TimeSpan.FromMilliseconds(15));
            var chosen = ServerSelector.Choose(window, host => reads[host], random).Host;
            counts[chosen] = counts.GetValueOrDefault(chosen) + 1;
        }
        var outcome = test.GetProperty("outcome");
        var tolerance = outcome.GetProperty("tolerance").GetDouble();
        foreach (var wanted in outcome.GetProperty("expected_frequencies").EnumerateObject())
        {
            var frequency = counts.GetValueOrDefault(MongoHost.TryParse(wanted.Name)!) / (double)iterations;
            Math.Abs(frequency - wanted.Value.GetDouble()).ShouldBeLessThanOrEqualTo(tolerance, wanted.Name);
        }
    }
}
