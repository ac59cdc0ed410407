namespace MongoEtl.Generators.SchemaDiff;

/// <summary>How a column's values become values of its new type.</summary>
/// <param name="Kind">What conversions of its kind share.</param>
/// <param name="Sql">The expression.</param>
/// <param name="Effect">What becomes of the values.</param>
internal sealed record Conversion(string Kind, string Sql, string Effect);
