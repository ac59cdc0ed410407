namespace MongoEtl.Sources;

/// <summary>Who the client is and how it proves it. Its text holds neither user nor password.</summary>
internal sealed record MongoCredential
{
    /// <summary>Decoded; null where the mechanism needs none.</summary>
    internal string? UserName { get; init; }

    /// <summary>Decoded; null where the address has none, which is not the empty password.</summary>
    internal string? Password { get; init; }

    /// <summary>The database that knows the user: never empty, <c>$external</c> where the server keeps no users of the mechanism.</summary>
    internal required string Source { get; init; }

    /// <summary>The mechanism, or <see cref="MongoMechanism.Negotiated"/>.</summary>
    internal MongoMechanism Mechanism { get; init; }

    /// <summary>Of <c>authMechanismProperties</c>, with the mechanism's defaults. Some are secrets.</summary>
    internal IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    public override string ToString() => $"{Mechanism}, {Source}";
}
