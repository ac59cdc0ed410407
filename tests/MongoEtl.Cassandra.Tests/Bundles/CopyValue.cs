using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;

namespace MongoEtl.Cassandra.Tests;

/// <summary>Turns a field into a value of a type by the rules of cqlsh's COPY FROM (copyutil.py, ImportConversion) and of the Python driver
/// beneath it.</summary>
internal static partial class CopyValue
{
    /// <summary>The bytes that are bound. Null is an error: COPY would write a tombstone.</summary>
    /// <param name="type">The column's type.</param>
    /// <param name="field">The field.</param>
    /// <param name="nullText">NULL of the command.</param>
    /// <param name="backwards">Gives sets and maps backwards: Python's have no order, and the server has one of its own.</param>
    public static byte[] Of(CqlType type, string field, string nullText, bool backwards = false)
    {
        field.ShouldNotBe(nullText, "a null would be written");
        if (!backwards || type.Code is not (CqlTypeCode.Set or CqlTypeCode.Map))
            return Convert(type, field, nullText);
        var parts = Split(field);
        parts.Reverse();
        return Convert(type, $"{{{string.Join(',', parts)}}}", nullText);
    }

    private static byte[] Convert(CqlType type, string text, string nullText) => type.Code switch
    {
        CqlTypeCode.Varchar or CqlTypeCode.Ascii => Encoding.UTF8.GetBytes(text),
        CqlTypeCode.Boolean => [text.Equals("True", StringComparison.OrdinalIgnoreCase) ? (byte)1 : (byte)0],
        CqlTypeCode.Tinyint => Written(1, to => CqlEncoder.WriteTinyint(to, sbyte.Parse(text, CultureInfo.InvariantCulture))),
        CqlTypeCode.Smallint => Written(2, to => CqlEncoder.WriteSmallint(to, short.Parse(text, CultureInfo.InvariantCulture))),
        CqlTypeCode.Int => Written(4, to => CqlEncoder.WriteInt(to, int.Parse(text, CultureInfo.InvariantCulture))),
        CqlTypeCode.Bigint => Written(8, to => CqlEncoder.WriteBigint(to, long.Parse(text, CultureInfo.InvariantCulture))),
        CqlTypeCode.Varint => BigInteger.Parse(text, CultureInfo.InvariantCulture).ToByteArray(isBigEndian: true),
        CqlTypeCode.Decimal => Decimal(text),
        // Python has no float of 4 bytes: the text is read as 8, and packed.
        CqlTypeCode.Float => Written(4, to => CqlEncoder.WriteFloat(to, (float)Floating(text))),
        CqlTypeCode.Double => Written(8, to => CqlEncoder.WriteDouble(to, Floating(text))),
        CqlTypeCode.Uuid or CqlTypeCode.Timeuuid => Guid.ParseExact(text, "D").ToByteArray(bigEndian: true),
        CqlTypeCode.Blob => System.Convert.FromHexString(text[2..]),
        CqlTypeCode.Inet => IPAddress.Parse(text).GetAddressBytes(),
        CqlTypeCode.Timestamp => Written(8, to => CqlEncoder.WriteTimestamp(to, Milliseconds(text))),
        CqlTypeCode.Date => Written(4,
            to => CqlEncoder.WriteDate(to, DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture))),
        CqlTypeCode.Time => Written(8, to => CqlEncoder.WriteBigint(to, Nanoseconds(text))),
        CqlTypeCode.List or CqlTypeCode.Set => Collection([.. Split(text).Select(element => Element(type.Parts[0], element, nullText))], 1),
        CqlTypeCode.Map => Collection([.. Split(text).SelectMany(pair => Pair(type, Split($"{{{pair}}}", ':'), nullText))], 2),
        _ => throw new NotSupportedException($"{type}"),
    };

    // Python's NaN, as Java's, has no sign; that of .NET has.
    private static double Floating(string text) =>
        text == "NaN" ? BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0000) : double.Parse(text, CultureInfo.InvariantCulture);

    private static byte[][] Pair(CqlType type, List<string> pair, string nullText)
    {
        pair.Count.ShouldBe(2);
        return [Element(type.Parts[0], pair[0], nullText), Element(type.Parts[1], pair[1], nullText)];
    }

    private static byte[] Element(CqlType type, string text, string nullText)
    {
        text = text.Trim();
        if (text.Length > 0 && text[0] == '\'' && text[^1] == '\'')
            text = text[1..^1].Replace("''", "'");
        text.ShouldNotBe(nullText);
        return Convert(type, text, nullText);
    }

    /// <summary>Cuts at separators within the outermost brackets, outside of quotes and further brackets.</summary>
    private static List<string> Split(string text, char separator = ',')
    {
        (text.Length >= 2 && (text[0], text[^1]) is ('[', ']') or ('{', '}')).ShouldBeTrue(text);
        var parts = new List<string>();
        var (last, level, isQuoted) = (1, 0, false);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\'')
                isQuoted = !isQuoted;
            else if (isQuoted)
                continue;
            else if (text[at] is '{' or '[' or '(')
                level++;
            else if (text[at] is '}' or ']' or ')')
                level--;
            else if (text[at] == separator && level == 1)
            {
                parts.Add(text[last..at]);
                last = at + 1;
            }
        }
        if (last < text.Length - 1)
            parts.Add(text[last..^1]);
        return parts;
    }

    private static long Milliseconds(string text)
    {
        // strptime with DATETIMEFORMAT: through a floating number of seconds, and cut off.
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var whole))
            return (long)(whole.ToUnixTimeSeconds() * 1000.0);
        var match = Time().Match(text);
        if (!match.Success)
            return long.Parse(text, CultureInfo.InvariantCulture);
        int Part(int group) => match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
        match.Groups[8].Success.ShouldBeTrue("without a zone it would be local time");
        (Part(9), Part(10)).ShouldBe((0, 0), "COPY takes the sign of an offset the wrong way round");
        var seconds = new DateTimeOffset(Part(1), Part(2), Part(3), Part(4), Part(5), Part(6), TimeSpan.Zero).ToUnixTimeSeconds();
        return seconds * 1000 + (long)(Part(7) * Math.Pow(10, 3 - match.Groups[7].Length));
    }

    private static long Nanoseconds(string text)
    {
        var parts = text.Split('.');
        return TimeSpan.ParseExact(parts[0], @"hh\:mm\:ss", CultureInfo.InvariantCulture).Ticks * 100
            + (parts.Length > 1 ? long.Parse(parts[1].PadRight(9, '0'), CultureInfo.InvariantCulture) : 0);
    }

    private static byte[] Decimal(string text)
    {
        var parts = text.Split('E');
        var point = parts[0].IndexOf('.');
        var fraction = point < 0 ? 0 : parts[0].Length - point - 1;
        var scale = fraction - (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        var unscaled = BigInteger.Parse(parts[0].Replace(".", ""), CultureInfo.InvariantCulture).ToByteArray(isBigEndian: true);
        return [.. Written(4, to => CqlEncoder.WriteInt(to, scale)), .. unscaled];
    }

    private static byte[] Collection(byte[][] elements, int parts) =>
    [
        .. Written(4, to => CqlEncoder.WriteInt(to, elements.Length / parts)),
        .. elements.SelectMany(element => (byte[])[.. Written(4, to => CqlEncoder.WriteInt(to, element.Length)), .. element]),
    ];

    private static byte[] Written(int length, Func<byte[], int> write)
    {
        var bytes = new byte[length];
        write(bytes).ShouldBe(length);
        return bytes;
    }

    [GeneratedRegex(@"^(\d{4})-(\d{2})-(\d{2})\s?(?:'T')?(?:(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?))?(?:([+\-])(\d{2}):?(\d{2}))?")]
    private static partial Regex Time();
}
