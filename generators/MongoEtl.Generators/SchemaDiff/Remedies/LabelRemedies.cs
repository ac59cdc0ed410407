namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Both readings of an enum label that is gone.</summary>
internal static class LabelRemedies
{
    public static IEnumerable<Remedy> Of(SchemaChange change, Intents intents)
    {
        var (type, former) = (change.Enum!, change.FormerEnum!);
        var gone = former.Labels.Where(l => !type.Labels.Contains(l) && !intents.Has(IntentKind.DropLabel, Intents.OfEnum(type.Name), l))
            .ToList();
        foreach (var label in type.Labels.Where(l => !former.Labels.Contains(l)))
        {
            yield return Remedy.Of($"RenamedFrom {gone[0]} {label}",
                $"Rename label {gone[0]} of enum type {type.Name} to {label} in every row: [RenamedFrom(\"{gone[0]}\")]",
                new RemedyEdit(EditKind.Set, EditTarget.Label, "RenamedFrom", gone[0]) { Label = label });
        }
        var all = string.Join(", ", gone);
        yield return Remedy.Of($"Drop {type.Name} {all}",
            $"Make enum type {type.Name} anew without {all}, if no row has it: {string.Join(" ", gone.Select(l => $"[Drop(\"{l}\")]"))}",
            [.. gone.Select(l => new RemedyEdit(EditKind.Add, EditTarget.Enum, "Drop", l))]);
    }
}
