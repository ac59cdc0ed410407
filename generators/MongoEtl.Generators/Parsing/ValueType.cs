using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>What a C# type means to documents and columns.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Nullable">Whether null is one of its values.</param>
/// <param name="Inner">T of a reference or list; the embedded class; the enum.</param>
internal sealed record ValueType(ValueKind Kind, bool Nullable, INamedTypeSymbol? Inner)
{
    /// <summary>The meaning of a type, or null if it has none.</summary>
    public static ValueType? Of(ITypeSymbol type)
    {
        // Annotated or not, the class itself is meant.
        var plain = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return Of(nullable.TypeArguments[0]) is { } inner ? inner with { Nullable = true } : null;
        var isNull = type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated;
        if (Scalar(type) is { } kind)
            return new(kind, isNull, plain as INamedTypeSymbol);
        if (type is IArrayTypeSymbol { Rank: 1 } array)
            return new(ValueKind.List, isNull, array.ElementType as INamedTypeSymbol);
        if (plain is not INamedTypeSymbol named)
            return null;
        return named.PlainName() switch
        {
            KnownNames.Reference => new(ValueKind.Reference, isNull, named.TypeArguments[0] as INamedTypeSymbol),
            KnownNames.DocumentList => new(ValueKind.DocumentList, isNull, named.TypeArguments[0] as INamedTypeSymbol),
            KnownNames.ScalarList => new(ValueKind.ScalarList, isNull, named.TypeArguments[0] as INamedTypeSymbol),
            _ when named.TypeKind == TypeKind.Class && named.Has("Document") => new(ValueKind.Document, isNull, named),
            _ => ListItem(named) is { } item ? new(ValueKind.List, isNull, item) : null,
        };
    }

    private static ValueKind? Scalar(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => ValueKind.Text,
        SpecialType.System_Int16 => ValueKind.Int16,
        SpecialType.System_Int32 => ValueKind.Int32,
        SpecialType.System_Int64 => ValueKind.Int64,
        SpecialType.System_Single => ValueKind.Single,
        SpecialType.System_Double => ValueKind.Double,
        SpecialType.System_Decimal => ValueKind.Decimal,
        SpecialType.System_Boolean => ValueKind.Boolean,
        SpecialType.System_DateTime => ValueKind.DateTime,
        _ when type.TypeKind == TypeKind.Enum => ValueKind.Enum,
        _ when type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => ValueKind.Bytes,
        _ => type.PlainName() switch
        {
            "System.DateTimeOffset" => ValueKind.DateTimeOffset,
            "System.DateOnly" => ValueKind.DateOnly,
            "System.Guid" => ValueKind.Guid,
            "MongoEtl.ObjectId" => ValueKind.ObjectId,
            "MongoEtl.SourceId" => ValueKind.SourceId,
            "MongoEtl.RawBson" => ValueKind.Raw,
            _ => null,
        },
    };

    private static INamedTypeSymbol? ListItem(INamedTypeSymbol type) =>
        new[] { type }.Concat(type.AllInterfaces).FirstOrDefault(i => i.PlainName() == KnownNames.ReadOnlyList)?.TypeArguments[0] as INamedTypeSymbol;
}
