using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads what the plan needs of a <c>[Collection]</c> class.</summary>
internal static class EntityParser
{
    public static EntityModel? Parse(INamedTypeSymbol type, IReadOnlyList<ViewModel> views, DiagnosticBag bag)
    {
        var id = views[views.Count - 1].IdProperty;
        if (id is null)
            return null;
        var collection = type.Attribute("Collection")!;
        var fields = views.SelectMany(v => v.Fields).ToList();
        var embedded = EmbeddedTypes(type);
        var filter = CollectionFilter.Parse(type, collection, bag);
        var when = When(type, bag);
        var alternate = AlternateKeyParser.PropertyOf(type);
        var runsAlternate = alternate is not null && !alternate.IsGenerated();
        return new()
        {
            Class = SymbolReading.ClassNameOf(type),
            Name = NameTranslation.ToSnakeCase(type.Name),
            Collection = collection.Argument(0) as string ?? "",
            Database = collection.Named("Database") as string,
            Filter = filter.Text,
            FilterBson = filter.Bson,
            IdProperty = id,
            Key = KeyOf(type),
            AlternateKey = alternate?.Name,
            AlternateKeyIsComputed = runsAlternate,
            When = when,
            Elements = WantedElements.All(views, filter.Elements),
            KeyElements = WantedElements.OfKeys(views, filter.Elements, alternate?.Name, runsCode: when is not null || runsAlternate),
            FieldLists = FieldLists(views, embedded).ToEquatable(),
            IsSensitive = fields.Any(f => f.Sensitive) || embedded.Any(e => e.GetMembers().Any(m => m.Has("Sensitive"))),
        };
    }

    public static KeyKind KeyOf(INamedTypeSymbol type) =>
        KeyParser.PropertyOf(type) is { } property ? KeyParser.KindOf(property)!.Value : KeyKind.SourceId;

    private static string? When(INamedTypeSymbol type, DiagnosticBag bag)
    {
        var attribute = type.UserBases().Concat([type]).Select(c => c.Attribute("When")).LastOrDefault(a => a is not null);
        if (attribute is null)
            return null;
        var name = attribute.Argument(0) as string ?? "";
        if (WhenCondition.Of(type, name, "_source") is { } condition)
            return condition;
        bag.Add(DiagnosticTable.WrongWhen, attribute.Place(), type.Name, name, $"'{type.Name}'");
        return null;
    }

    /// <summary>Embedded classes that its properties reach, each once.</summary>
    public static IReadOnlyList<INamedTypeSymbol> EmbeddedTypes(INamedTypeSymbol type)
    {
        var found = new List<INamedTypeSymbol>();
        Visit(type);
        return found;

        void Visit(INamedTypeSymbol current)
        {
            var properties = current.UserBases().Concat([current]).SelectMany(c => c.GetMembers().OfType<IPropertySymbol>());
            foreach (var property in properties.Where(p => p.IsGenerated()))
            {
                if (ValueType.Of(property.Type) is not { Kind: ValueKind.Document or ValueKind.DocumentList, Inner: { } inner }
                    || found.Contains(inner, SymbolEqualityComparer.Default))
                    continue;
                found.Add(inner);
                Visit(inner);
            }
        }
    }

    private static IEnumerable<FieldListModel> FieldLists(IReadOnlyList<ViewModel> views, IReadOnlyList<INamedTypeSymbol> embedded)
    {
        var unreported = new DiagnosticBag();
        var lists = new List<ViewModel>(views);
        foreach (var type in embedded)
        {
            foreach (var part in type.UserBases().Concat([type]))
                lists.Add(ViewParser.Parse(part, [], unreported));
        }
        return lists.Where(v => v.Fields.Count > 0)
            .Select(v => new FieldListModel(v.Class.Global, v.Fields.SelectMany(f => FieldNames.Of(f)).ToEquatable()))
            .Distinct();
    }
}
