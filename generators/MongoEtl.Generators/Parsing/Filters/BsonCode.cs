namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>The type bytes that a filter's constants have on the wire.</summary>
/// <remarks>BSON specification 1.1.</remarks>
internal static class BsonCode
{
    public const byte Double = 0x01;
    public const byte Text = 0x02;
    public const byte Document = 0x03;
    public const byte Array = 0x04;
    public const byte Binary = 0x05;
    public const byte ObjectId = 0x07;
    public const byte Boolean = 0x08;
    public const byte DateTime = 0x09;
    public const byte Null = 0x0A;
    public const byte Int32 = 0x10;
    public const byte Int64 = 0x12;
    public const byte Decimal128 = 0x13;
}
