using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>What a C# type means to documents and columns.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Nullable">Whether null is one of its values.</param>
/// <param name="Inner">T of a reference, list or set; what a map's values are; the embedded class; the enum.</param>
/// <param name="MapKey">What a map's keys are.</param>
internal sealed record ValueType(ValueKind Kind, bool Nullable, INamedTypeSymbol? Inner, INamedTypeSymbol? MapKey = null)
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
            _ => Collection(named, isNull),
        };
    }

    private static ValueKind? Scalar(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => ValueKind.Text,
        SpecialType.System_SByte => ValueKind.Int8,
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
            "System.TimeOnly" => ValueKind.TimeOnly,
            "System.Guid" => ValueKind.Guid,
            "System.Net.IPAddress" => ValueKind.IPAddress,
            "MongoEtl.ObjectId" => ValueKind.ObjectId,
            "MongoEtl.SourceId" => ValueKind.SourceId,
            "MongoEtl.RawBson" => ValueKind.Raw,
            _ => null,
        },
    };

    private static ValueType? Collection(INamedTypeSymbol type, bool isNull)
    {
        if (Arguments(type, KnownNames.ReadOnlyDictionary) is [var key, var value])
            return new(ValueKind.Map, isNull, value as INamedTypeSymbol, key as INamedTypeSymbol);
        // What is both, as an immutable sorted set is, has places.
        if (Arguments(type, KnownNames.ReadOnlyList) is [INamedTypeSymbol item])
            return new(ValueKind.List, isNull, item);
        return Arguments(type, KnownNames.ReadOnlySet) is [var member] ? new(ValueKind.Set, isNull, member as INamedTypeSymbol) : null;
    }

    private static IReadOnlyList<ITypeSymbol>? Arguments(INamedTypeSymbol type, string implemented) =>
        new[] { type }.Concat(type.AllInterfaces).FirstOrDefault(i => i.PlainName() == implemented)?.TypeArguments;
}
