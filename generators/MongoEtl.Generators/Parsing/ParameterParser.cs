using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads what a row class's constructor is given.</summary>
internal static class ParameterParser
{
    public static IEnumerable<ParameterModel> Parse(IMethodSymbol constructor, INamedTypeSymbol document) =>
        constructor.Parameters.Select(p => new ParameterModel(KindOf(p.Type, document), p.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).GlobalName()));

    public static ParameterKind KindOf(ITypeSymbol type, INamedTypeSymbol document) =>
        SymbolEqualityComparer.Default.Equals(type, document) ? ParameterKind.Document
        : type.PlainName() == KnownNames.Element ? ParameterKind.Element
        : type.Has("PerDocument") ? ParameterKind.PerDocument
        : ParameterKind.Service;
}
