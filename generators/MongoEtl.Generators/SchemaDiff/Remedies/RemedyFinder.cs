using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Finds the answers to each hazard: of a change that can be read in two ways two, of one that no attribute helps none.</summary>
internal sealed class RemedyFinder(Schema before, Schema after, IReadOnlyList<SchemaChange> changes, Intents intents)
{
    private readonly PossibleRenames _possible = new(changes, intents);

    /// <summary>The answers to what is told of a change.</summary>
    public AnsweredHazard Answer(Hazard hazard, SchemaChange change) => new(hazard, (hazard.Number switch
    {
        Hazard.DropColumn => [DropRemedies.Column(change.Table!, change.FormerColumn!.Name, "")],
        Hazard.DropTable => [DropRemedies.Table(change.Table!, "")],
        Hazard.Narrowing or Hazard.FromText or Hazard.Rewrite => ConversionRemedies.Of(change, after),
        Hazard.NotNull => FillRemedies.Of(change, after),
        Hazard.PrimaryKey => [PrimaryKey(change)],
        Hazard.CqlKey or Hazard.CqlType or Hazard.CqlReadded or Hazard.CqlRename => new CqlRemedies(before, after).Of(hazard, change),
        Hazard.LabelRemoved => LabelRemedies.Of(change, intents),
        Hazard.PossibleRename => RenameRemedies.Of(change, _possible.Former(change)!),
        _ => Enumerable.Empty<Remedy>(),
    }).ToEquatable());

    /// <summary>The answers to what is told of an intent.</summary>
    public AnsweredHazard Answer(Hazard hazard, SchemaIntent intent) => new(hazard,
        (hazard.Number == Hazard.WrongIntent ? RenameRemedies.Corrected(intent, before, after) : [])
        .Append(IntentRemedies.Removal(hazard, intent)).ToEquatable());

    private static Remedy PrimaryKey(SchemaChange change) => Remedy.Of("ReplacePrimaryKey",
        (change.Shape is { } shape
            ? $"Replace the primary key of {change.Table} by ({string.Join(", ", shape.PrimaryKey)})"
            : $"Drop the primary key of {change.Table}") + ": [ReplacePrimaryKey]",
        new RemedyEdit(EditKind.Set, EditTarget.Class, "ReplacePrimaryKey"));
}
