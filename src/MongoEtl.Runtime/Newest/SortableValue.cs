namespace MongoEtl.Runtime;

/// <summary>CQL values as bytes whose order is that of the values.</summary>
internal static class SortableValue
{
    private const byte Sign = 0x80;

    public static bool IsKnown(string type) => IsSigned(type) || IsFloating(type) || type is "date" or "text" or "varchar" or "ascii" or "boolean";

    /// <summary>The sortable form, in <paramref name="buffer"/> where it is another than the value's own.</summary>
    public static ReadOnlySpan<byte> Of(string type, ReadOnlySpan<byte> value, Span<byte> buffer)
    {
        // Texts are compared by their UTF-8; a date is unsigned, with 1970 in the middle.
        if (!IsSigned(type) && !IsFloating(type))
            return value;
        var sortable = buffer[..value.Length];
        value.CopyTo(sortable);
        if (IsFloating(type) && (value[0] & Sign) != 0)
        {
            // Of negative floating numbers the greater magnitude is the smaller number.
            foreach (ref var part in sortable)
                part = (byte)~part;
        }
        else
        {
            sortable[0] ^= Sign;
        }
        return sortable;
    }

    private static bool IsSigned(string type) => type is "timestamp" or "bigint" or "int" or "smallint" or "tinyint" or "time";

    private static bool IsFloating(string type) => type is "double" or "float";
}
