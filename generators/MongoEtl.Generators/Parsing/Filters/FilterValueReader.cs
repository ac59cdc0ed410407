using System.Globalization;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>Turns a constant of a filter into a BSON value.</summary>
internal static class FilterValueReader
{
    /// <summary>Reads a plain value, or one that Extended JSON wraps.</summary>
    /// <exception cref="FilterSyntaxException">It has no BSON value, or an operator stands where only values can.</exception>
    public static FilterValue Read(RelaxedValue value)
    {
        var (type, bytes) = Encode(value);
        return new FilterValue(type, new EquatableArray<byte>(bytes), value.Source);
    }

    private static (byte Type, byte[] Bytes) Encode(RelaxedValue value) => value.Kind switch
    {
        RelaxedKind.Text => (BsonCode.Text, new BsonByteWriter().Text(value.Text).ToArray()),
        RelaxedKind.Number => Number(value),
        RelaxedKind.True => (BsonCode.Boolean, [1]),
        RelaxedKind.False => (BsonCode.Boolean, [0]),
        RelaxedKind.Null => (BsonCode.Null, []),
        RelaxedKind.Call => value.Text == "ObjectId"
            ? ExtendedJsonReader.ObjectId(value.Argument, value.Position)
            : ExtendedJsonReader.Date(value.Argument, value.Position),
        RelaxedKind.Array => (BsonCode.Array, Array(value)),
        _ when value.Members.Count > 0 && ExtendedJsonReader.IsWrapper(value.Members[0].Name) => ExtendedJsonReader.Read(value),
        _ => (BsonCode.Document, Document(value)),
    };

    private static byte[] Array(RelaxedValue array) => new BsonByteWriter().Document(elements =>
    {
        for (var i = 0; i < array.Items.Count; i++)
        {
            var (type, bytes) = Encode(array.Items[i]);
            elements.Element(type, i.ToString(CultureInfo.InvariantCulture)).Bytes(bytes);
        }
    }).ToArray();

    private static byte[] Document(RelaxedValue document) => new BsonByteWriter().Document(elements =>
    {
        foreach (var member in document.Members)
        {
            if (member.Name.StartsWith("$", StringComparison.Ordinal))
                throw new FilterSyntaxException(member.Position,
                    $"{member.Name} inside a value is not evaluated; write a dotted path such as 'a.b' for an embedded field");
            if (member.Name.IndexOf('\0') >= 0)
                throw new FilterSyntaxException(member.Position, "a name cannot hold NUL");
            var (type, bytes) = Encode(member.Value);
            elements.Element(type, member.Name).Bytes(bytes);
        }
    }).ToArray();

    /// <summary>int32 if it fits, else int64; a double if written with a point or an exponent.</summary>
    private static (byte Type, byte[] Bytes) Number(RelaxedValue number)
    {
        if (number.Text.IndexOfAny(['.', 'e', 'E']) >= 0)
            return double.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real)
                && !double.IsInfinity(real)
                ? (BsonCode.Double, new BsonByteWriter().Int64(BitConverter.DoubleToInt64Bits(real)).ToArray())
                : throw new FilterSyntaxException(number.Position, "the number is beyond a double; write { $numberDecimal: \"...\" }");
        if (!long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            throw new FilterSyntaxException(number.Position,
                "the integer is beyond 64 bits; write { $numberDecimal: \"...\" } or { $numberDouble: \"...\" }");
        return integer is >= int.MinValue and <= int.MaxValue
            ? (BsonCode.Int32, new BsonByteWriter().Int32((int)integer).ToArray())
            : (BsonCode.Int64, new BsonByteWriter().Int64(integer).ToArray());
    }
}
