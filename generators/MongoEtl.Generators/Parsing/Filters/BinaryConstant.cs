using System.Globalization;

namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>The constants written as hexadecimal or base64 text.</summary>
internal static class BinaryConstant
{
    private const byte OldBinarySubtype = 2;
    private const byte UuidSubtype = 4;

    /// <summary>Subtype 4 from the text form of RFC 4122, in the order of its digits.</summary>
    public static (byte Type, byte[] Bytes) Uuid(string text, int position)
    {
        var isGrouped = text.Length == 36 && text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-';
        return isGrouped && TryHex(text.Replace("-", ""), 16, out var bytes)
            ? Binary(UuidSubtype, bytes)
            : throw new FilterSyntaxException(position, $"a UUID is 8-4-4-4-12 hexadecimal digits, not \"{text}\"");
    }

    /// <summary><c>{ base64: "...", subType: "00" }</c>.</summary>
    public static (byte Type, byte[] Bytes) Binary(RelaxedValue value)
    {
        var base64 = Member(value, "base64");
        var subtype = Member(value, "subType");
        if (value.Members.Count != 2 || base64 == null || subtype == null)
            throw new FilterSyntaxException(value.Position, "$binary takes { base64: \"...\", subType: \"00\" }");
        if (!TryHex(subtype.Text.PadLeft(2, '0'), 1, out var code))
            throw new FilterSyntaxException(subtype.Position, "subType is one or two hexadecimal digits");
        try
        {
            return Binary(code[0], Convert.FromBase64String(base64.Text));
        }
        catch (FormatException)
        {
            throw new FilterSyntaxException(base64.Position, "the text is not base64");
        }
    }

    /// <summary>Reads exactly so many bytes of two hexadecimal digits each.</summary>
    public static bool TryHex(string digits, int count, out byte[] bytes)
    {
        bytes = new byte[count];
        if (digits.Length != count * 2)
            return false;
        for (var i = 0; i < count; i++)
        {
            if (!byte.TryParse(digits.Substring(i * 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[i]))
                return false;
        }
        return true;
    }

    private static RelaxedValue? Member(RelaxedValue document, string name) =>
        document.Members.FirstOrDefault(member => member.Name == name && member.Value.Kind == RelaxedKind.Text)?.Value;

    private static (byte Type, byte[] Bytes) Binary(byte subtype, byte[] bytes)
    {
        // The old subtype repeats the length inside.
        var content = subtype == OldBinarySubtype ? new BsonByteWriter().Int32(bytes.Length).Bytes(bytes).ToArray() : bytes;
        return (BsonCode.Binary, new BsonByteWriter().Int32(content.Length).Byte(subtype).Bytes(content).ToArray());
    }
}
