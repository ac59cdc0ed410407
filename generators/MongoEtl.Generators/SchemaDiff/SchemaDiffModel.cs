using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>What the classes ask for, against what was accepted.</summary>
internal sealed record SchemaDiffModel
{
    /// <summary>The classes' schema.</summary>
    public required Schema Schema { get; init; }

    /// <summary>What the lock file would hold once the classes' schema is accepted.</summary>
    public required Schema Accepted { get; init; }

    /// <summary>Whether there is a lock file.</summary>
    public required bool HasLock { get; init; }

    /// <summary>Why the lock cannot be read.</summary>
    public LockFault? Fault { get; init; }

    /// <summary>What is stated about changes.</summary>
    public required Intents Intents { get; init; }

    /// <summary>What leads from the lock to the classes.</summary>
    public EquatableArray<SchemaStep> Steps { get; init; }

    /// <summary>Id of the diagnostic that tells of each step.</summary>
    public EquatableArray<string> HazardIds { get; init; }

    /// <summary>What is to be told, and what answers it.</summary>
    public EquatableArray<AnsweredHazard> Hazards { get; init; }

    public IEnumerable<SchemaChange> Changes => Steps.Select(s => s.Change);

    public static SchemaDiffModel Of(Schema schema, LockContent? content, Intents intents)
    {
        var model = new SchemaDiffModel
        {
            Schema = schema,
            Accepted = SchemaDifference.Accepted(content?.Schema ?? Schema.Empty, schema, intents),
            HasLock = content is not null,
            Fault = content?.Fault,
            Intents = intents,
        };
        if (content?.Schema is not { } accepted)
            return model;
        var changes = SchemaDifference.Between(accepted, schema, intents);
        var hazards = HazardFinder.Find(accepted, schema, changes, intents);
        var remedies = new RemedyFinder(accepted, schema, changes, intents);
        var ofChanges = changes.Zip(hazards, (c, h) => h is null ? null : remedies.Answer(h, c)).OfType<AnsweredHazard>();
        var ofIntents = IntentHazards.Find(accepted, schema, changes, intents).Select(i => remedies.Answer(i.Hazard, i.Intent));
        return model with
        {
            Steps = StatementWriter.Write(accepted, changes, intents),
            HazardIds = hazards.Select(h => h?.Id ?? $"METL{Hazard.PossibleRename:000}").ToEquatable(),
            Hazards = ofChanges.Concat(ofIntents).Distinct().ToEquatable(),
        };
    }
}
