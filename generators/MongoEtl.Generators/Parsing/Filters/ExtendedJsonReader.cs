using System.Globalization;

namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>The wrappers of Extended JSON that a filter may hold: a document whose one name begins with a dollar sign.</summary>
/// <remarks>MongoDB Extended JSON v2, canonical and relaxed.</remarks>
internal static class ExtendedJsonReader
{
    private static readonly string[] _wrappers =
        ["$oid", "$date", "$numberInt", "$numberLong", "$numberDouble", "$numberDecimal", "$uuid", "$binary"];

    public static bool IsWrapper(string name) => Array.IndexOf(_wrappers, name) >= 0;

    /// <summary>Reads a document whose first name <see cref="IsWrapper"/>.</summary>
    /// <exception cref="FilterSyntaxException">Its shape or its text is wrong.</exception>
    public static (byte Type, byte[] Bytes) Read(RelaxedValue wrapper)
    {
        if (wrapper.Members.Count > 1)
            throw new FilterSyntaxException(wrapper.Members[1].Position, $"nothing can stand beside {wrapper.Members[0].Name}");
        var (name, value) = (wrapper.Members[0].Name, wrapper.Members[0].Value);
        return name switch
        {
            "$oid" => ObjectId(Text(name, value), value.Position),
            "$date" => Date(value),
            "$numberInt" => Integer(name, value, int.MinValue, int.MaxValue, "32"),
            "$numberLong" => Integer(name, value, long.MinValue, long.MaxValue, "64"),
            "$numberDouble" => Double(name, value),
            "$numberDecimal" => Decimal(name, value),
            "$uuid" => BinaryConstant.Uuid(Text(name, value), value.Position),
            _ => BinaryConstant.Binary(value),
        };
    }

    /// <summary>Twelve bytes from 24 hexadecimal digits.</summary>
    public static (byte Type, byte[] Bytes) ObjectId(string digits, int position) => BinaryConstant.TryHex(digits, 12, out var bytes)
        ? (BsonCode.ObjectId, bytes)
        : throw new FilterSyntaxException(position, $"an ObjectId is 24 hexadecimal digits, not \"{digits}\"");

    /// <summary>Milliseconds since 1970 from an ISO 8601 text.</summary>
    public static (byte Type, byte[] Bytes) Date(string text, int position) => IsoDateText.TryParse(text, out var milliseconds)
        ? Date(milliseconds)
        : throw new FilterSyntaxException(position,
            $"\"{text}\" is no date; write 2020-12-31 or 2020-12-31T23:59:59.999Z (an offset such as +02:00 may stand for Z)");

    private static (byte Type, byte[] Bytes) Date(long milliseconds) =>
        (BsonCode.DateTime, new BsonByteWriter().Int64(milliseconds).ToArray());

    private static (byte Type, byte[] Bytes) Date(RelaxedValue value)
    {
        if (value.Kind == RelaxedKind.Text)
            return Date(value.Text, value.Position);
        var number = value.Kind == RelaxedKind.Document && value.Members.Count == 1 && value.Members[0].Name == "$numberLong"
            ? value.Members[0].Value
            : value.Kind == RelaxedKind.Number ? value : null;
        return number != null && TryInteger(number.Text, out var milliseconds)
            ? Date(milliseconds)
            : throw new FilterSyntaxException(value.Position, "$date takes an ISO 8601 text or a whole number of milliseconds since 1970");
    }

    private static (byte Type, byte[] Bytes) Integer(string name, RelaxedValue value, long least, long greatest, string bits)
    {
        if (!TryInteger(Text(name, value), out var integer) || integer < least || integer > greatest)
            throw new FilterSyntaxException(value.Position, $"{name} takes an integer of {bits} bits in quotes, not \"{value.Text}\"");
        return name == "$numberInt"
            ? (BsonCode.Int32, new BsonByteWriter().Int32((int)integer).ToArray())
            : (BsonCode.Int64, new BsonByteWriter().Int64(integer).ToArray());
    }

    private static (byte Type, byte[] Bytes) Double(string name, RelaxedValue value)
    {
        double? number = Text(name, value) switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            var text => double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture, out var finite) && !double.IsInfinity(finite) && !double.IsNaN(finite) ? finite : null,
        };
        return number is { } known
            ? (BsonCode.Double, new BsonByteWriter().Int64(BitConverter.DoubleToInt64Bits(known)).ToArray())
            : throw new FilterSyntaxException(value.Position,
                $"{name} takes a number, NaN, Infinity or -Infinity in quotes, not \"{value.Text}\"");
    }

    private static (byte Type, byte[] Bytes) Decimal(string name, RelaxedValue value) =>
        DecimalText.TryEncode(Text(name, value), out var bytes)
        ? (BsonCode.Decimal128, bytes)
        : throw new FilterSyntaxException(value.Position,
            $"{name} takes a number of at most 34 digits within 1E-6176 and 9.99E+6144, NaN or Infinity in quotes, not \"{value.Text}\"");

    private static string Text(string name, RelaxedValue value) => value.Kind == RelaxedKind.Text
        ? value.Text
        : throw new FilterSyntaxException(value.Position, $"{name} takes a text in quotes, not {value.Description}");

    private static bool TryInteger(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}
