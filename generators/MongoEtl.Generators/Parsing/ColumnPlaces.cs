using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Where the properties of a row class stand, and the class itself.</summary>
internal static class ColumnPlaces
{
    public static EquatableArray<ColumnPlace> Of(INamedTypeSymbol type) => type.UserBases().Concat([type])
        .SelectMany(c => c.GetMembers().OfType<IPropertySymbol>())
        .Select(p => new ColumnPlace(p.Name, LocationSnapshot.Of(p.Locations.FirstOrDefault())))
        .Concat([new ColumnPlace("", LocationSnapshot.Of(type.Locations.FirstOrDefault()))])
        .ToEquatable();
}
