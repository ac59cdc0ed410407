namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Takes an intent away that states nothing any more, or nothing at all.</summary>
internal static class IntentRemedies
{
    public static Remedy Removal(Hazard hazard, SchemaIntent intent) => hazard.Number == Hazard.Removable
        ? Remedy.Of("Remove done", $"Remove {IntentHazards.Word(intent)}; every database must have followed", Edit(intent))
        : Remedy.Of("Remove wrong", $"Remove {IntentHazards.Word(intent)}, which has no effect on any database", Edit(intent));

    private static RemedyEdit Edit(SchemaIntent intent) => intent.Kind switch
    {
        IntentKind.RenamedTable => new(EditKind.Remove, EditTarget.Class, "RenamedFrom", intent.Value),
        IntentKind.RenamedColumn => new(EditKind.Remove, EditTarget.Property, "RenamedFrom", intent.Value),
        IntentKind.RenamedLabel => new(EditKind.Remove, EditTarget.Label, "RenamedFrom", intent.Value) { Label = intent.Name },
        IntentKind.DropTable => DropRemedies.Table(EditKind.Remove, intent.Table),
        IntentKind.DropColumn => new(EditKind.Remove, EditTarget.Class, "Drop", intent.Name),
        IntentKind.DropLabel => new(EditKind.Remove, EditTarget.Enum, "Drop", intent.Name),
        IntentKind.Convert => new(EditKind.Remove, EditTarget.Property, "ConvertUsing", intent.Value),
        IntentKind.Backfill => new(EditKind.Remove, EditTarget.Property, "BackfillDefault", intent.Value),
        _ => new(EditKind.Remove, EditTarget.Class, "ReplacePrimaryKey"),
    };
}
