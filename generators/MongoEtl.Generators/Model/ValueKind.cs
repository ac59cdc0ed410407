namespace MongoEtl.Generators.Model;

/// <summary>What a property of a document or row class holds. What documents hold is called as in the runtime's <c>FieldKind</c>; of the
/// rest only rows have properties.</summary>
internal enum ValueKind
{
    Text,
    Int8,
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
    TimeOnly,
    Guid,
    ObjectId,
    SourceId,
    Bytes,
    IPAddress,
    Raw,
    Reference,
    Enum,
    Document,
    DocumentList,
    ScalarList,
    List,
    Set,
    Map,
}
