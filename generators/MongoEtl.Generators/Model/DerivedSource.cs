namespace MongoEtl.Generators.Model;

/// <summary>What the plan needs to know of a derived table.</summary>
internal sealed record DerivedSource(ClassName Class, string Table);
