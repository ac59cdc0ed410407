using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MongoEtl.Generators.Parsing;

/// <summary>The modifiers that the generated half of a partial property must repeat.</summary>
internal static class PropertyModifiers
{
    public static string Of(IPropertySymbol property)
    {
        if (property.Syntax() is not { } syntax)
            return "public";
        return string.Join(" ", syntax.Modifiers.Where(m => !m.IsKind(SyntaxKind.PartialKeyword)).Select(m => m.ValueText));
    }
}
