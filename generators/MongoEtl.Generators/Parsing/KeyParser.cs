using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads <c>[SerialKey]</c>, <c>[Uuid5Key]</c> and <c>[TimeUuidKey]</c>.</summary>
internal static class KeyParser
{
    public const string OidNamespace = "6ba7b812-9dad-11d1-80b4-00c04fd430c8";

    /// <summary>The kind of a key property, or null for any other property.</summary>
    public static KeyKind? KindOf(IPropertySymbol property) =>
        property.Has("SerialKey") ? KeyKind.Serial
        : property.Has("Uuid5Key") ? KeyKind.Uuid5
        : property.Has("TimeUuidKey") ? KeyKind.TimeUuid
        : null;

    /// <summary>The key property of a document class, its own or a base's.</summary>
    public static IPropertySymbol? PropertyOf(INamedTypeSymbol document) => document.UserBases().Concat([document])
        .SelectMany(c => c.GetMembers().OfType<IPropertySymbol>()).FirstOrDefault(p => KindOf(p) is not null);

    public static KeyModel Parse(INamedTypeSymbol owner, IPropertySymbol property, DiagnosticBag bag)
    {
        var kind = KindOf(property)!.Value;
        var fits = kind == KeyKind.Serial
            ? property.Type.SpecialType == SpecialType.System_Int32
            : property.Type.PlainName() == "System.Guid";
        if (!fits)
        {
            bag.Add(DiagnosticTable.WrongKeyType, property, owner.Name, property.Name, kind + "Key",
                kind == KeyKind.Serial ? "int" : "Guid", property.Type.ToDisplayString());
        }
        var ns = NamespaceOf(property);
        if (kind == KeyKind.Uuid5 && !Guid.TryParse(ns, out _))
            bag.Add(DiagnosticTable.InvalidNamespace, property, owner.Name, property.Name, ns);
        return new(property.Name, PropertyModifiers.Of(property), kind, ns);
    }

    public static string NamespaceOf(IPropertySymbol property) => property.Attribute("Uuid5Key")?.Argument(0) as string ?? OidNamespace;
}
