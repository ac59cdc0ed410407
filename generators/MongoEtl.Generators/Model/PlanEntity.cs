namespace MongoEtl.Generators.Model;

/// <summary>An entity with its place in the plan.</summary>
internal sealed record PlanEntity
{
    /// <summary>The entity.</summary>
    public required EntityModel Entity { get; init; }

    /// <summary>0-based.</summary>
    public required int Wave { get; init; }

    /// <summary>Its tables.</summary>
    public required EquatableArray<PlanTable> Tables { get; init; }

    /// <summary>Key targets that its rows refer to.</summary>
    public required EquatableArray<int> References { get; init; }

    /// <summary>The key target of its own key, or -1.</summary>
    public required int OwnKeyTarget { get; init; }

    /// <summary>Whether references ask which of its documents there are although its keys follow from their ids.</summary>
    public required bool IsReferenced { get; init; }

    /// <summary>Digest of all it is made of.</summary>
    public required string Fingerprint { get; init; }
}
