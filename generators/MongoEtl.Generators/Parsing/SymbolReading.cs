using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads names, attributes and bases of symbols.</summary>
internal static class SymbolReading
{
    /// <summary><c>global::</c> names, keywords for special types, and <c>?</c>.</summary>
    public static readonly SymbolDisplayFormat GlobalFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat PlainFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    public static string GlobalName(this ITypeSymbol type) => type.ToDisplayString(GlobalFormat);

    /// <summary>Namespace-qualified, with type parameters, without <c>global::</c>.</summary>
    public static string PlainName(this ITypeSymbol type) => type.OriginalDefinition.ToDisplayString(PlainFormat);

    public static AttributeData? Attribute(this ISymbol symbol, string shortName) => symbol.Attributes(shortName).FirstOrDefault();

    public static IEnumerable<AttributeData> Attributes(this ISymbol symbol, string shortName) =>
        symbol.GetAttributes().Where(a => a.AttributeClass is { } c && c.Name == shortName + "Attribute" && c.ContainingNamespace.ToDisplayString() == "MongoEtl");

    public static bool Has(this ISymbol symbol, string shortName) => symbol.Attribute(shortName) is not null;

    public static object? Argument(this AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index] is { Kind: not TypedConstantKind.Array } argument
            ? argument.Value
            : null;

    public static string[] Texts(this AttributeData attribute) => attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } array, ..]
        ? [.. array.Values.Select(v => v.Value as string ?? "")]
        : [];

    public static object? Named(this AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value;

    public static Location? Place(this AttributeData attribute) =>
        attribute.ApplicationSyntaxReference is { } reference ? Location.Create(reference.SyntaxTree, reference.Span) : null;

    /// <summary>The user's own base classes, outermost first.</summary>
    public static IReadOnlyList<INamedTypeSymbol> UserBases(this INamedTypeSymbol type)
    {
        var bases = new List<INamedTypeSymbol>();
        for (var b = type.BaseType; b is not null && b.Locations.Any(l => l.IsInSource); b = b.BaseType)
            bases.Insert(0, b);
        return bases;
    }

    public static ClassName ClassNameOf(INamedTypeSymbol type)
    {
        var outer = new List<string>();
        for (var o = type.ContainingType; o is not null; o = o.ContainingType)
            outer.Insert(0, o.Name);
        var ns = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();
        return new(ns, outer.ToEquatable(), type.Name);
    }

    public static bool IsPartial(this INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(r => r.GetSyntax()).OfType<TypeDeclarationSyntax>().All(d => d.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>The declarations of a property that a person wrote.</summary>
    public static PropertyDeclarationSyntax? Syntax(this IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<PropertyDeclarationSyntax>().FirstOrDefault();

    /// <summary>Whether the generator implements the property: <c>partial</c>, without a body.</summary>
    public static bool IsGenerated(this IPropertySymbol property) =>
        property.Syntax() is { } syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword)
        && syntax.ExpressionBody is null
        && syntax.AccessorList?.Accessors.All(a => a.Body is null && a.ExpressionBody is null) == true;

    /// <summary>Whether the compiler stores the property's value: an accessor without a body.</summary>
    public static bool IsAuto(this IPropertySymbol property) =>
        property.Syntax() is { ExpressionBody: null, AccessorList: { } list } && list.Accessors.Any(a => a.Body is null && a.ExpressionBody is null);
}
