using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>The changes of enum types. Labels can be added anywhere and renamed; taking one away, or another order, needs a new
/// type.</summary>
internal static class EnumDifference
{
    public static IEnumerable<SchemaChange> Between(Schema before, Schema after, Intents intents)
    {
        foreach (var gone in before.Enums.Where(e => after.Enum(e.Name) is null))
            yield return new(ChangeKind.DropEnum) { Enum = gone };
        foreach (var type in after.Enums)
        {
            if (before.Enum(type.Name) is not { } old)
            {
                yield return new(ChangeKind.CreateEnum) { Enum = type };
                continue;
            }
            foreach (var change in Labels(old, type, intents))
                yield return change;
        }
    }

    private static IEnumerable<SchemaChange> Labels(EnumShape old, EnumShape type, Intents intents)
    {
        var labels = old.Labels.ToList();
        foreach (var label in type.Labels.Where(l => !old.Labels.Contains(l)))
        {
            if (intents.Find(IntentKind.RenamedLabel, Intents.OfEnum(type.Name), label) is not { Value: var former }
                || type.Labels.Contains(former) || labels.IndexOf(former) is not (>= 0 and var place))
                continue;
            labels[place] = label;
            yield return new(ChangeKind.RenameLabel) { Enum = type, FormerEnum = old, Label = label, FormerLabel = former };
        }
        if (!type.Labels.Where(labels.Contains).SequenceEqual(labels))
        {
            yield return new(ChangeKind.RebuildEnum) { Enum = type, FormerEnum = old with { Labels = labels.ToEquatable() } };
            yield break;
        }
        foreach (var label in type.Labels.Where(l => !labels.Contains(l)))
            yield return new(ChangeKind.AddLabel) { Enum = type, FormerEnum = old, Label = label };
    }
}
