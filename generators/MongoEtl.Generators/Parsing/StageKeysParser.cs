using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads which columns a stage table has, which of them make its key, and which is compared where two rows share one.</summary>
internal sealed class StageKeysParser(
    INamedTypeSymbol type, AttributeData attribute, RowDocument document, IReadOnlyList<ParsedColumn> columns, DiagnosticBag bag)
{
    private static readonly string[] KeyWords = ["PartitionKey", "ClusteringKey", "PrimaryKey"];

    /// <summary>The names that an attribute's array holds, or null where there is none.</summary>
    public static string[]? Named(AttributeData attribute, string argument)
    {
        var value = attribute.NamedArguments.FirstOrDefault(a => a.Key == argument).Value;
        return value is { Kind: TypedConstantKind.Array, IsNull: false } ? [.. value.Values.Select(v => v.Value as string ?? "")] : null;
    }

    /// <summary>The key: <c>Per</c>, or the key of the row.</summary>
    public EquatableArray<string> Key(out string? newest)
    {
        var per = attribute.Named("Per") as string;
        var latest = attribute.Named("Latest") as string;
        if (per is null != latest is null)
            Wrong("names only one of Latest and Per; of the rows with one value of Per that with the greatest Latest is kept, so name both");
        var key = per is not null
            ? [.. new[] { Find(per, "Per") }.OfType<ParsedColumn>()]
            : columns.Where(c => KeyWords.Any(c.Property.Has)).ToList();
        newest = latest is not null ? Find(latest, "Latest")?.Column.Name : OfNewest(key);
        if (key.Count == 0 && per is null)
            Wrong("has no key, so a repeat cannot find its rows; mark columns with [PrimaryKey], or name Latest and Per");
        foreach (var (property, column) in key)
        {
            if (column.NullableType)
                bag.Add(DiagnosticTable.NullableKey, property, type.Name, property.Name, "stage table's key", "declare it not null");
            else if (column.Reference is { OnUnresolved: "Null" })
                bag.Add(DiagnosticTable.NullableKey, property, type.Name, property.Name, "stage table's key",
                    "say with [OnUnresolved(UnresolvedRule.SkipRow)] or another rule what an unresolved reference does");
        }
        return key.Select(c => c.Column.Name).ToEquatable();
    }

    /// <summary>The columns, with those that keys and comparisons need.</summary>
    public IReadOnlyList<ColumnModel> Kept(EquatableArray<string> key, string? newest)
    {
        var wanted = Named(attribute, "Columns");
        foreach (var name in wanted ?? [])
            Find(name, "Columns");
        var ownId = newest is null ? null : columns.FirstOrDefault(c => c.Column.IsOwnId)?.Column.Name;
        var kept = columns.Select(c => c.Column)
            .Where(c => wanted is null || wanted.Contains(c.Property) || key.Contains(c.Name) || c.Name == newest || c.Name == ownId)
            .Select(c => key.Contains(c.Name) ? c with { Nullable = false } : c).ToList();
        if (newest is not null && ownId is null)
            kept.Add(SourceIdColumn());
        return kept;
    }

    /// <summary>Between equals the source id decides, whether or not the row has it.</summary>
    private ColumnModel SourceIdColumn()
    {
        var id = document.Type.UserBases().Concat([document.Type]).SelectMany(c => c.GetMembers().OfType<IPropertySymbol>()).FirstOrDefault(p => p.Has("Id"));
        return new()
        {
            Property = "MongoEtlSourceId",
            Name = "mongoetl_source_id",
            Kind = ValueKind.Text,
            Type = "string",
            NullableType = false,
            Nullable = false,
            Postgres = new("text", "text"),
            Pass = new([new PassTerm(new([new PathSegment(id?.Name ?? "Id", false)]), null, IsSourceId: true, "_id")]),
            IsOwnId = true,
            FollowsFromId = true,
        };
    }

    /// <summary>Of a row with another table that table's checks tell what is wrong.</summary>
    private string? OfNewest(IReadOnlyList<ParsedColumn> key) =>
        NewestParser.Parse(type, document, columns, key, type.Has("CassandraTable") ? new DiagnosticBag() : bag);

    private ParsedColumn? Find(string name, string argument)
    {
        var column = columns.FirstOrDefault(c => c.Property.Name == name);
        if (column is null)
            bag.Add(DiagnosticTable.NoStageColumn, attribute.Place(), type.Name, argument, name);
        return column;
    }

    private void Wrong(string problem) => bag.Add(DiagnosticTable.WrongStage, attribute.Place(), type.Name, problem);
}
