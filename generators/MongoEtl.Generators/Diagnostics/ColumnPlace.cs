namespace MongoEtl.Generators.Diagnostics;

/// <summary>Where a property stands; the class itself under an empty name.</summary>
internal sealed record ColumnPlace(string Property, LocationSnapshot? Location);
