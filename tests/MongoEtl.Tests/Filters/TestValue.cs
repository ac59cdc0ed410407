using System.Globalization;

namespace MongoEtl.Tests.Filters;

/// <summary>A BSON value's type and bytes, and how tests make them.</summary>
internal sealed record TestValue(BsonType Type, byte[] Bytes)
{
    internal static TestValue Int32(int value) => new(BsonType.Int32, BitConverter.GetBytes(value));

    internal static TestValue Int64(long value) => new(BsonType.Int64, BitConverter.GetBytes(value));

    internal static TestValue Double(double value) => new(BsonType.Double, BitConverter.GetBytes(value));

    internal static TestValue Decimal(string text)
    {
        var bytes = new byte[Decimal128.ByteCount];
        Decimal128.Parse(text).WriteBytes(bytes);
        return new TestValue(BsonType.Decimal128, bytes);
    }

    internal static TestValue Text(string text)
    {
        var utf8 = System.Text.Encoding.UTF8.GetBytes(text);
        return new TestValue(BsonType.String, [.. BitConverter.GetBytes(utf8.Length + 1), .. utf8, 0]);
    }

    internal static TestValue Array(params TestValue[] items) =>
        new(BsonType.Array, Document([.. items.Select((item, index) => (index.ToString(CultureInfo.InvariantCulture), item))]).Bytes);

    internal static TestValue Document(params (string Name, TestValue Value)[] members)
    {
        var writer = new BsonWriter();
        writer.WriteStartDocument();
        foreach (var (name, value) in members)
            writer.WriteRaw(name, value.Type, value.Bytes);
        writer.WriteEndDocument();
        return new TestValue(BsonType.Document, writer.ToArray());
    }

    public override string ToString() => $"{Type} {Convert.ToHexString(Bytes)}";
}
