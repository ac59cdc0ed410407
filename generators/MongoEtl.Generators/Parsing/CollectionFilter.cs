using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Parsing.Filters;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads the <c>Filter</c> of a <c>[Collection]</c>.</summary>
internal static class CollectionFilter
{
    /// <summary>The filter's text, its BSON in hex digits, and the top-level elements it looks at; nothing where there is none or it is
    /// wrong.</summary>
    public static (string? Text, string? Bson, IReadOnlyList<string> Elements) Parse(
        INamedTypeSymbol type, AttributeData collection, DiagnosticBag bag)
    {
        if (collection.Named("Filter") is not string text)
            return (null, null, []);
        var parsed = FilterParser.Parse(text);
        if (parsed.Filter is { } filter)
            return (text, string.Concat(FilterBson.Encode(filter).Select(b => b.ToString("X2"))), [.. FilterElements.Of(filter)]);
        bag.Add(DiagnosticTable.InvalidFilter, Place(collection), type.Name, $"{parsed.Error} (at character {parsed.Position + 1})");
        return (null, null, []);
    }

    private static Location? Place(AttributeData collection)
    {
        var argument = (collection.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments
            .FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == "Filter");
        return argument?.Expression.GetLocation() ?? collection.Place();
    }
}
