namespace MongoEtl;

/// <summary>The shape of both stores, and what was changed of it since it was last accepted.</summary>
public sealed record SchemaPlan
{
    /// <summary>The classes' schema: the text of <c>schema.lock.json</c> once it is accepted.</summary>
    public required string Lock { get; init; }

    /// <summary>False where no lock file was there when the program was built, and so nothing to compare with.</summary>
    public required bool HasLock { get; init; }

    /// <summary>What leads from the lock file to the classes, in an order that works; empty where all is accepted.</summary>
    public required IReadOnlyList<SchemaChangePlan> Changes { get; init; }

    /// <summary>What attributes state about changes.</summary>
    public IReadOnlyList<SchemaIntentPlan> Intents { get; init; } = [];
}
