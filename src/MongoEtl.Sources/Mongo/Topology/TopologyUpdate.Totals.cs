namespace MongoEtl.Sources;

/// <summary>What follows from all servers together.</summary>
internal sealed partial class TopologyUpdate
{
    private static int? SessionMinutes(List<ServerDescription> servers)
    {
        int? least = null;
        foreach (var server in servers)
        {
            if (!server.IsDataBearing)
                continue;
            if (server.Hello?.LogicalSessionTimeoutMinutes is not { } minutes)
                return null;
            least = Math.Min(least ?? minutes, minutes);
        }
        return least;
    }

    private static string? Incompatibility(List<ServerDescription> servers)
    {
        foreach (var server in servers)
        {
            if (server.Hello is { } hello && Incompatibility(hello) is { } problem)
                return $"MongoDB at {server.Host}: {problem}";
        }
        return null;
    }

    private static string? Incompatibility(HelloAnswer hello) => hello switch
    {
        { MinWireVersion: > MongoConnection.NewestWireVersion } =>
            FormattableString.Invariant($"it speaks wire version {hello.MinWireVersion} and later, this program up to ")
            + FormattableString.Invariant($"{MongoConnection.NewestWireVersion}; a newer version of this program is needed"),
        { MaxWireVersion: < MongoConnection.OldestWireVersion } =>
            FormattableString.Invariant($"it speaks wire versions up to {hello.MaxWireVersion}; MongoDB 4.0 (wire version ")
            + FormattableString.Invariant($"{MongoConnection.OldestWireVersion}) or later is needed"),
        _ => null,
    };
}
