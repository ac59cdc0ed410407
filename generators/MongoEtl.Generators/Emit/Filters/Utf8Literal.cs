using System.Globalization;
using System.Text;

namespace MongoEtl.Generators.Emit.Filters;

/// <summary>C# literals of UTF-8 bytes.</summary>
internal static class Utf8Literal
{
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text as <c>"..."u8</c>.</summary>
    public static string Of(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var character in text)
            literal.Append(Character(character));
        return literal.Append("\"u8").ToString();
    }

    /// <summary>The bytes as <c>"..."u8</c>, if they are UTF-8.</summary>
    public static bool TryOf(IEnumerable<byte> bytes, out string literal)
    {
        try
        {
            literal = Of(_strict.GetString(bytes.ToArray()));
            return true;
        }
        catch (DecoderFallbackException)
        {
            literal = "";
            return false;
        }
    }

    private static string Character(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\0' => "\\0",
        '\n' => "\\n",
        // Never \x, which would take following digits with it. Formats and separators could break or turn the line.
        _ when char.IsControl(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            => "\\u" + ((int)character).ToString("X4", CultureInfo.InvariantCulture),
        _ => character.ToString(),
    };
}
