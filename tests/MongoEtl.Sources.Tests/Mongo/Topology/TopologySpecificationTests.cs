using System.Text.Json;

namespace MongoEtl.Sources.Tests;

/// <summary>All cases of the server discovery and monitoring specification: answers and errors in, the topology out.</summary>
public sealed class TopologySpecificationTests
{
    private const string Folder = "server-discovery-and-monitoring";

    public static TheoryData<string> Files() => Specifications.Files(Folder);

    [Theory, MemberData(nameof(Files))]
    public void Topologies_are_as_the_specification_says(string file)
    {
        using var document = Specifications.Read(Folder, file);
        var address = MongoAddress.Parse(document.RootElement.GetProperty("uri").GetString()!);
        var state = new TopologyState(TopologyDescription.Start(address.Hosts, address.Options));
        var phase = 0;
        foreach (var step in document.RootElement.GetProperty("phases").EnumerateArray())
        {
            var label = $"phase {++phase}";
            if (step.TryGetProperty("responses", out var responses))
                Learn(state, responses);
            if (step.TryGetProperty("applicationErrors", out var errors))
                Fail(state, errors);
            Check(state, step.GetProperty("outcome"), label);
        }
    }

    private static void Learn(TopologyState state, JsonElement responses)
    {
        foreach (var response in responses.EnumerateArray())
        {
            var host = MongoHost.TryParse(response[0].GetString()!)!;
            var isAnswered = response[1].EnumerateObject().Any();
            state.Learn(isAnswered
                ? ServerDescription.From(host, HelloAnswer.Read(Bson(response[1])), TimeSpan.FromMilliseconds(1), TimeSpan.Zero)
                : ServerDescription.Unknown(host, new MongoNetworkException(host, "no answer")));
        }
    }

    private static void Fail(TopologyState state, JsonElement errors)
    {
        foreach (var error in errors.EnumerateArray())
        {
            var host = MongoHost.TryParse(error.GetProperty("address").GetString()!)!;
            var generation = error.TryGetProperty("generation", out var given) ? given.GetInt32() : state.GenerationOf(host);
            if (Failure(host, error) is not { } failure)
                continue;
            var isOpen = error.GetProperty("when").GetString() == "afterHandshakeCompletes";
            var effect = isOpen
                ? FailureEffect.OfReading(failure, error.GetProperty("maxWireVersion").GetInt32())
                : FailureEffect.OfOpening(failure);
            state.Fail(host, failure, effect, generation);
        }
    }

    /// <summary>What the connection would throw; null where it would throw nothing.</summary>
    private static MongoException? Failure(MongoHost host, JsonElement error) => error.GetProperty("type").GetString() switch
    {
        "network" => new MongoNetworkException(host, "it ended"),
        "timeout" => new MongoTimeoutException(host, "no answer"),
        _ => ServerErrorFields.Read(Bson(error.GetProperty("response"))) is { } fields
            ? new MongoServerException(host, "find", fields)
            : null,
    };

    private static void Check(TopologyState state, JsonElement outcome, string phase)
    {
        var topology = state.Current;
        Name(topology.Type).ShouldBe(outcome.GetProperty("topologyType").GetString(), phase);
        topology.SetName.ShouldBe(outcome.GetProperty("setName").GetString(), phase);
        if (outcome.TryGetProperty("logicalSessionTimeoutMinutes", out var minutes))
            topology.SessionMinutes.ShouldBe(minutes.ValueKind == JsonValueKind.Null ? null : minutes.GetInt32(), phase);
        if (outcome.TryGetProperty("maxSetVersion", out var version))
            topology.MaxSetVersion.ShouldBe(version.ValueKind == JsonValueKind.Null ? null : version.GetInt64(), phase);
        if (outcome.TryGetProperty("maxElectionId", out var election))
            Id(topology.MaxElectionId).ShouldBe(Id(election), phase);
        if (outcome.TryGetProperty("compatible", out var compatible))
            (topology.Incompatibility is null).ShouldBe(compatible.GetBoolean(), phase);
        var servers = outcome.GetProperty("servers");
        topology.Servers.Select(server => server.Host.ToString()).Order()
            .ShouldBe(servers.EnumerateObject().Select(pair => pair.Name).Order(), phase);
        foreach (var wanted in servers.EnumerateObject())
            Check(state, topology.Find(MongoHost.TryParse(wanted.Name)!)!, wanted.Value, $"{phase}, {wanted.Name}");
    }

    private static void Check(TopologyState state, ServerDescription server, JsonElement wanted, string label)
    {
        foreach (var property in wanted.EnumerateObject())
        {
            var value = property.Value;
            switch (property.Name)
            {
                case "type":
                    // Who might be the primary only matters to clients that check one server after the other, which the cases allow for.
                    var type = server.Type == ServerType.PossiblePrimary && value.GetString() == "Unknown" ? "Unknown" : Name(server.Type);
                    type.ShouldBe(value.GetString(), label);
                    break;
                case "setName":
                    server.SetName.ShouldBe(value.GetString(), label);
                    break;
                case "setVersion":
                    server.Hello?.SetVersion.ShouldBe(value.ValueKind == JsonValueKind.Null ? null : value.GetInt64(), label);
                    break;
                case "electionId":
                    Id(server.Hello?.ElectionId).ShouldBe(Id(value), label);
                    break;
                case "topologyVersion":
                    Text(server.Version).ShouldBe(Text(value), label);
                    break;
                case "pool":
                    state.GenerationOf(server.Host).ShouldBe(value.GetProperty("generation").GetInt32(), label);
                    break;
                case "error":
                    server.Error.ShouldNotBeNull(label).Message.ShouldContain(value.GetString()!);
                    break;
                default:
                    Assert.Fail($"{label}: the test does not know {property.Name}");
                    break;
            }
        }
    }

    private static byte[] Bson(JsonElement json) => ExtendedJson.Parse(json.GetRawText());

    private static string? Id(ObjectId? id) => id?.ToString();

    private static string? Id(JsonElement id) => id.ValueKind == JsonValueKind.Null ? null : id.GetProperty("$oid").GetString();

    private static string? Text(TopologyVersion? version) => version is null ? null : $"{version.ProcessId} {version.Counter}";

    private static string? Text(JsonElement version) => version.ValueKind == JsonValueKind.Null
        ? null
        : $"{Id(version.GetProperty("processId"))} {version.GetProperty("counter").GetProperty("$numberLong").GetString()}";

    private static string Name(TopologyType type) => type.ToString();

    private static string Name(ServerType type) => SpecificationNames.Of(type);
}
