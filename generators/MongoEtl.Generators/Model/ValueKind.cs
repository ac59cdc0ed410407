namespace MongoEtl.Generators.Model;

/// <summary>What a property of a document or row class holds. The scalars are called as in the runtime's <c>FieldKind</c>.</summary>
internal enum ValueKind
{
    Text,
    Int16,
    Int32,
    Int64,
    Single,
    Double,
    Decimal,
    Boolean,
    DateTimeOffset,
    DateTime,
    DateOnly,
    Guid,
    ObjectId,
    SourceId,
    Bytes,
    Raw,
    Reference,
    Enum,
    Document,
    DocumentList,
    ScalarList,
    List,
}
