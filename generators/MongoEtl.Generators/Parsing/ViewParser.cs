using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads the view of one class of a document's hierarchy.</summary>
internal static class ViewParser
{
    /// <param name="type">The class.</param>
    /// <param name="above">The views of its bases, outermost first.</param>
    /// <param name="bag">Takes what is wrong.</param>
    public static ViewModel Parse(INamedTypeSymbol type, IReadOnlyList<ViewModel> above, DiagnosticBag bag)
    {
        if (!type.IsPartial())
            bag.Add(DiagnosticTable.NotPartial, type, type.Name, "'class'");
        var fields = new List<FieldModel>();
        KeyModel? key = null;
        var parser = new FieldParser(type, bag);
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>().Where(p => p is { IsStatic: false, IsIndexer: false }))
        {
            if (!property.IsGenerated())
            {
                RefuseUnlessComputed(property, bag);
                continue;
            }
            if (KeyParser.KindOf(property) is not null)
                key ??= KeyParser.Parse(type, property, bag);
            else if (parser.Parse(property) is { } field)
                fields.Add(field);
        }
        return new()
        {
            Class = SymbolReading.ClassNameOf(type),
            IsRoot = above.Count == 0,
            IsAbstract = type.IsAbstract,
            HasAttribute = type.Has("Document") || type.Has("Collection"),
            HidesFactories = above.Any(v => !v.IsAbstract),
            Fields = fields.ToEquatable(),
            Inherited = above.SelectMany(v => v.Fields.Select(f => new InheritedFieldModel(v.Class.Global, f))).ToEquatable(),
            Key = key,
            IdProperty = fields.FirstOrDefault(f => f.IsId)?.Name ?? above.Select(v => v.IdProperty).FirstOrDefault(p => p is not null),
            HasSerialKey = key?.Kind == KeyKind.Serial || above.Any(v => v.HasSerialKey),
        };
    }

    /// <summary>A property with a word of ours on it that is not partial would silently stay without its value.</summary>
    private static void RefuseUnlessComputed(IPropertySymbol property, DiagnosticBag bag)
    {
        string[] words = ["Id", "SerialKey", "Uuid5Key", "TimeUuidKey", "Field", "OnMismatch", "Lenient"];
        if (words.Any(property.Has) || property.Has("AlternateKey") && property.IsAuto())
            bag.Add(DiagnosticTable.NotPartial, property, property.Name, "its type");
        else if (property.Has("AlternateKey"))
            AlternateKeyParser.CheckType(property, bag);
    }
}
