using MongoEtl;

namespace Community.Rules;

/// <summary>Small rules over texts.</summary>
public static class TextRules
{
    /// <summary>True for what can be read as a text (a number has digits, 0.7), and for nothing at all.</summary>
    /// <exception cref="FieldException">It is something else.</exception>
    public static bool IsTextOf(this RawBson value, string element) => value.IsEmpty
        || value.Type is BsonType.String or BsonType.Symbol or BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128
            ? true
            : throw new FieldException(element, "a text", $"{value.Type}");

    /// <summary>The text, or <paramref name="otherwise"/> where it is null or empty: the last operand of a <c>first(...)</c> (0.2).</summary>
    public static string IfEmpty(this string? text, string otherwise) => string.IsNullOrEmpty(text) ? otherwise : text;

    /// <summary>The first <paramref name="count"/> characters of a text, which are Unicode code points (0.2), or all of a shorter one.</summary>
    public static string FirstCharacters(this string text, int count)
    {
        if (text.Length <= count)
            return text;
        var end = 0;
        for (; count > 0 && end < text.Length; count--)
            end += char.IsSurrogatePair(text, end) ? 2 : 1;
        return text[..end];
    }
}
