using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace MongoEtl.Cassandra;

/// <summary>Writes protocol values as text. What cells of CSV files and terms of CQL have in common is here; where they differ, the two
/// forms below say so. Every text is read back as exactly the value's bytes, but that all NaN are one.</summary>
internal abstract class CqlForm
{
    private static readonly DateOnly Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch);

    private readonly bool _isTerm;

    private CqlForm(bool isTerm) => _isTerm = isTerm;

    /// <summary>A cell of a CSV file before quoting, as cqlsh's COPY FROM reads it: texts as they are, and within collections in single
    /// quotes.</summary>
    internal static CqlForm Cell { get; } = new CellForm();

    /// <summary>A term of a CQL statement, on one line whatever it holds.</summary>
    internal static CqlForm Term { get; } = new TermForm();

    /// <summary>Appends a value without the length before it.</summary>
    /// <exception cref="ProtocolViolationException">The bytes are not a value of the type.</exception>
    internal void Append(StringBuilder text, CqlType type, ReadOnlySpan<byte> value) => Append(text, type, value, isQuoted: _isTerm);

    /// <summary>Appends a text.</summary>
    protected abstract void AppendText(StringBuilder text, string value, bool isAscii, bool isQuoted);

    /// <summary>Appends milliseconds since 1970.</summary>
    protected abstract void AppendTimestamp(StringBuilder text, long milliseconds, bool isQuoted);

    /// <summary>Appends a boolean.</summary>
    protected abstract string Boolean(bool value);

    /// <summary>Appends what may stand in single quotes.</summary>
    protected static void AppendQuoted(StringBuilder text, string value, bool isQuoted)
    {
        if (isQuoted)
            text.Append('\'').Append(value.Replace("'", "''", StringComparison.Ordinal)).Append('\'');
        else
            text.Append(value);
    }

    private void Append(StringBuilder text, CqlType type, ReadOnlySpan<byte> value, bool isQuoted)
    {
        switch (type.Code)
        {
            case CqlTypeCode.Varchar or CqlTypeCode.Ascii:
                AppendText(text, CqlDecoder.ReadText(value), type.Code == CqlTypeCode.Ascii, isQuoted);
                break;
            case CqlTypeCode.Timestamp:
                AppendTimestamp(text, CqlDecoder.ReadTimestamp(value), isQuoted);
                break;
            case CqlTypeCode.Date:
                AppendQuoted(text, Date(CqlDecoder.ReadDate(value)), isQuoted);
                break;
            case CqlTypeCode.Time:
                AppendQuoted(text, TimeOfDay(CqlDecoder.ReadTime(value)), isQuoted);
                break;
            case CqlTypeCode.Inet:
                AppendQuoted(text, CqlDecoder.ReadInet(value).ToString(), isQuoted);
                break;
            case CqlTypeCode.List or CqlTypeCode.Set or CqlTypeCode.Map:
                AppendCollection(text, type, value);
                break;
            default:
                text.Append(Bare(type.Code, value));
                break;
        }
    }

    private string Bare(CqlTypeCode code, ReadOnlySpan<byte> value) => code switch
    {
        CqlTypeCode.Boolean => Boolean(CqlDecoder.ReadBoolean(value)),
        CqlTypeCode.Tinyint => Number(CqlDecoder.ReadTinyint(value)),
        CqlTypeCode.Smallint => Number(CqlDecoder.ReadSmallint(value)),
        CqlTypeCode.Int => Number(CqlDecoder.ReadInt(value)),
        CqlTypeCode.Bigint => Number(CqlDecoder.ReadBigint(value)),
        CqlTypeCode.Varint => Number(CqlDecoder.ReadVarint(value)),
        CqlTypeCode.Decimal => Decimal(CqlDecoder.ReadDecimal(value)),
        // As a double, for that is what Python reads: from the shortest text of a float it could come to another one.
        CqlTypeCode.Float => Floating(CqlDecoder.ReadFloat(value)),
        CqlTypeCode.Double => Floating(CqlDecoder.ReadDouble(value)),
        CqlTypeCode.Uuid or CqlTypeCode.Timeuuid => CqlDecoder.ReadUuid(value).ToString(),
        CqlTypeCode.Blob => Blob(value),
        _ => throw new InvalidOperationException($"Values of type {code} have no text."),
    };

    private void AppendCollection(StringBuilder text, CqlType type, ReadOnlySpan<byte> value)
    {
        var isMap = type.Code == CqlTypeCode.Map;
        text.Append(type.Code == CqlTypeCode.List ? '[' : '{');
        var reader = new ProtocolReader(value);
        var elements = reader.ReadCount(isMap ? 2 * sizeof(int) : sizeof(int)) * type.Parts.Count;
        for (var element = 0; element < elements; element++)
        {
            var isValue = isMap && element % 2 == 1;
            if (element > 0)
                text.Append(isValue ? ": " : ", ");
            reader.TryReadBytes(out var bytes);
            Append(text, type.Parts[isValue ? 1 : 0], bytes, isQuoted: true);
        }
        text.Append(type.Code == CqlTypeCode.List ? ']' : '}');
    }

    private static string Number<T>(T value) where T : INumber<T> => value.ToString(null, CultureInfo.InvariantCulture);

    // NaN, Infinity and -Infinity are the words of CQL, of Python and of .NET.
    private static string Floating(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The unscaled number and the exponent, of which both readers make the same scale again.</summary>
    private static string Decimal((BigInteger Unscaled, int Scale) value)
    {
        var digits = value.Unscaled.ToString(CultureInfo.InvariantCulture);
        if (value.Scale == 0)
            return digits;
        var length = digits.Length - (value.Unscaled.Sign < 0 ? 1 : 0);
        if (value.Scale < 0 || value.Scale > length + 30)
            return string.Create(CultureInfo.InvariantCulture, $"{digits}E{-(long)value.Scale}");
        var magnitude = digits[^length..].PadLeft(value.Scale + 1, '0');
        return $"{(value.Unscaled.Sign < 0 ? "-" : "")}{magnitude[..^value.Scale]}.{magnitude[^value.Scale..]}";
    }

    private static string Date(int days) => Epoch.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string TimeOfDay(long nanoseconds)
    {
        var (seconds, fraction) = Math.DivRem(nanoseconds, 1_000_000_000);
        return string.Create(
            CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}.{fraction:000000000}");
    }

    private static string Blob(ReadOnlySpan<byte> value) => "0x" + Convert.ToHexStringLower(value);

    /// <remarks>Apache Cassandra, pylib/cqlshlib/copyutil.py (5.0): it takes a time that matches DATETIMEFORMAT through a floating number,
    /// which can lose a millisecond. With a fraction of a second, which <see cref="CopyCommand.TimeFormat"/> has not, it reads whole
    /// numbers.</remarks>
    private sealed class CellForm() : CqlForm(isTerm: false)
    {
        private const long LeastYear1 = -62_135_596_800_000;
        private const long MostYear9999 = 253_402_300_799_999;

        private const string Format = "yyyy-MM-dd HH:mm:ss.fff+0000";

        protected override void AppendText(StringBuilder text, string value, bool isAscii, bool isQuoted) =>
            AppendQuoted(text, value, isQuoted);

        protected override void AppendTimestamp(StringBuilder text, long milliseconds, bool isQuoted) =>
            AppendQuoted(text, milliseconds is < LeastYear1 or > MostYear9999
                ? Number(milliseconds)
                : DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString(Format, CultureInfo.InvariantCulture), isQuoted);

        protected override string Boolean(bool value) => value ? "True" : "False";
    }

    private sealed class TermForm() : CqlForm(isTerm: true)
    {
        protected override void AppendText(StringBuilder text, string value, bool isAscii, bool isQuoted)
        {
            // CQL has no escapes, and cqlsh reads scripts line by line.
            if (value.Any(char.IsControl))
                text.Append(isAscii ? "blobAsAscii(" : "blobAsText(").Append(Blob(Encoding.UTF8.GetBytes(value))).Append(')');
            else
                AppendQuoted(text, value, isQuoted);
        }

        // Servers read early years by different calendars, and numbers by none.
        protected override void AppendTimestamp(StringBuilder text, long milliseconds, bool isQuoted) => text.Append(milliseconds);

        protected override string Boolean(bool value) => value ? "true" : "false";
    }
}
