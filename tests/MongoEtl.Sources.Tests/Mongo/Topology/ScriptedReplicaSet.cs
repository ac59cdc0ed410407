namespace MongoEtl.Sources.Tests;

/// <summary>Members of a replica set on loopback that say who is primary and answer reads with their own name. The test elects and
/// kills.</summary>
internal sealed class ScriptedReplicaSet : IAsyncDisposable
{
    private readonly ScriptedMember[] _members;
    private int _primary;
    private int _elections = 1;

    public ScriptedReplicaSet(int members) =>
        _members = [.. Enumerable.Range(0, members).Select(number => new ScriptedMember(this, number))];

    public IReadOnlyList<ScriptedMember> Members => _members;

    /// <summary>An address that names the first member only, with more options.</summary>
    public string Address(string options = "") =>
        $"mongodb://{_members[0].Host}/?replicaSet=rs&heartbeatFrequencyMS=500&serverSelectionTimeoutMS=30000{options}";

    /// <summary>Makes that member the primary; -1: there is none.</summary>
    public void Elect(int member)
    {
        Interlocked.Increment(ref _elections);
        Volatile.Write(ref _primary, member);
    }

    public bool IsPrimary(int member) => Volatile.Read(ref _primary) == member;

    public string Hello(ScriptedMember member)
    {
        var isPrimary = IsPrimary(member.Number);
        var election = isPrimary ? $$"""
            "setVersion":1,"electionId":{"$oid":"{{Volatile.Read(ref _elections):x24}}"},
            """ : "";
        return $$"""
            {"helloOk":true,"ismaster":{{Json(isPrimary)}},"isWritablePrimary":{{Json(isPrimary)}},
            "secondary":{{Json(!isPrimary)}},{{election}}
            "setName":"rs","me":"{{member.Host}}","hosts":[{{string.Join(",", _members.Select(other => $"\"{other.Host}\""))}}],
            "tags":{"number":"{{member.Number}}"},"minWireVersion":0,"maxWireVersion":21,"maxBsonObjectSize":16777216,
            "maxMessageSizeBytes":48000000,"logicalSessionTimeoutMinutes":30,"ok":1}
            """;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var member in _members)
            await member.DisposeAsync();
    }

    private static string Json(bool flag) => flag ? "true" : "false";
}
