namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>What a piece of relaxed JSON is, before Extended JSON gives it a type.</summary>
internal enum RelaxedKind
{
    Document,
    Array,
    Text,
    Number,
    True,
    False,
    Null,
    /// <summary><c>ObjectId("...")</c> or <c>ISODate("...")</c>: a name and one text.</summary>
    Call,
}
