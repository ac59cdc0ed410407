using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;

namespace MongoEtl.Generators.Parsing;

/// <summary>Finds the <c>[AlternateKey]</c> of a document class: an element, or a text that the class makes of several.</summary>
internal static class AlternateKeyParser
{
    public static IPropertySymbol? PropertyOf(INamedTypeSymbol type) =>
        type.UserBases().Concat([type]).SelectMany(c => c.GetMembers().OfType<IPropertySymbol>()).FirstOrDefault(p => p.Has("AlternateKey"));

    /// <summary>A computed one is a text, like an element.</summary>
    public static void CheckType(IPropertySymbol property, DiagnosticBag bag)
    {
        if (property.Type.SpecialType != SpecialType.System_String)
            bag.Add(
                DiagnosticTable.WrongKeyType, property, property.ContainingType.Name, property.Name, "AlternateKey", "string?", property.Type.ToDisplayString());
    }
}
