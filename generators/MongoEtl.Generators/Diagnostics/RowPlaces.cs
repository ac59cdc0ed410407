using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Diagnostics;

/// <summary>Where a row class and its columns stand.</summary>
internal sealed record RowPlaces(string Class, EquatableArray<ColumnPlace> Places);
