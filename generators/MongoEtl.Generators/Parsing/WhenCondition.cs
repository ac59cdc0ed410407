using Microsoft.CodeAnalysis;

namespace MongoEtl.Generators.Parsing;

/// <summary>The C# condition of a <c>[When]</c>.</summary>
internal static class WhenCondition
{
    /// <summary>The condition over the named bool property of a class, or null if it has none.</summary>
    public static string? Of(INamedTypeSymbol type, string name, string instance)
    {
        var property = new[] { type }.Concat(type.UserBases().Reverse())
            .SelectMany(c => c.GetMembers(name).OfType<IPropertySymbol>()).FirstOrDefault(p => p is { IsStatic: false, GetMethod: not null });
        return property?.Type switch
        {
            { SpecialType: SpecialType.System_Boolean } => $"{instance}.{name}",
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ SpecialType: SpecialType.System_Boolean }] } =>
                $"{instance}.{name} == true",
            _ => null,
        };
    }
}
