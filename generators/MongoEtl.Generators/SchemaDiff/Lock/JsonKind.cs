namespace MongoEtl.Generators.SchemaDiff;

/// <summary>What a JSON value is.</summary>
internal enum JsonKind
{
    Text,
    Number,
    True,
    False,
    Null,
    Array,
    Object,
}
