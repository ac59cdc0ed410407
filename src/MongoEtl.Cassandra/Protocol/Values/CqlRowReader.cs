using System.Net;
using System.Numerics;

namespace MongoEtl.Cassandra;

/// <summary>Goes through the rows of a page: <see cref="Read"/>, then the values by position or name. For system tables and validation.</summary>
/// <exception cref="ProtocolViolationException">The page ends amid a row, or a value is none of its type.</exception>
internal sealed class CqlRowReader
{
    private readonly RowsResult _rows;
    private readonly IReadOnlyList<ColumnSpec> _columns;
    private readonly (int Start, int Length)[] _values;
    private int _row;
    private int _position;

    /// <summary>Begins before the first row.</summary>
    /// <param name="rows">The page.</param>
    /// <param name="columns">Its columns, if the request said that it knows them: <see cref="PreparedResult.Rows"/>.</param>
    public CqlRowReader(RowsResult rows, IReadOnlyList<ColumnSpec>? columns = null)
    {
        _rows = rows;
        _columns = rows.Metadata.Columns ?? columns ?? throw new ArgumentException("the result describes no columns, and none are given", nameof(columns));
        if (_columns.Count != rows.Metadata.ColumnCount)
            throw new ProtocolViolationException($"{rows.Metadata.ColumnCount} values a row for {_columns.Count} columns");
        _values = new (int, int)[_columns.Count];
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<ColumnSpec> Columns => _columns;

    /// <summary>Goes to the next row; false behind the last.</summary>
    public bool Read()
    {
        if (_row == _rows.RowCount)
            return false;
        _row++;
        var reader = new ProtocolReader(_rows.Content.Span[_position..]);
        for (var column = 0; column < _values.Length; column++)
        {
            var isSet = reader.TryReadBytes(out var value);
            _values[column] = (_rows.Content.Length - reader.Remaining - value.Length, isSet ? value.Length : -1);
        }
        _position = _rows.Content.Length - reader.Remaining;
        return true;
    }

    /// <summary>A column's position; below zero where there is none of this name.</summary>
    public int Find(string name)
    {
        for (var column = 0; column < _columns.Count; column++)
            if (_columns[column].Name == name)
                return column;
        return -1;
    }

    /// <summary>A column's position.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public int Position(string name) => Find(name) is >= 0 and var column ? column : throw new ArgumentException($"the result has no column {name}");

    /// <summary>True for null.</summary>
    public bool IsNull(int column) => _values[column].Length < 0;

    /// <summary>The value's bytes; empty for null.</summary>
    public ReadOnlySpan<byte> GetBytes(int column) => IsNull(column) ? default : _rows.Content.Span.Slice(_values[column].Start, _values[column].Length);

    /// <summary>A <c>text</c> or <c>ascii</c>; null for null.</summary>
    public string? GetText(int column) => IsNull(column) ? null : CqlDecoder.ReadText(Typed(column, CqlTypeCode.Varchar, CqlTypeCode.Ascii));

    /// <summary>A <c>tinyint</c>.</summary>
    public sbyte? GetTinyint(int column) => IsNull(column) ? null : CqlDecoder.ReadTinyint(Typed(column, CqlTypeCode.Tinyint));

    /// <summary>A <c>smallint</c>.</summary>
    public short? GetSmallint(int column) => IsNull(column) ? null : CqlDecoder.ReadSmallint(Typed(column, CqlTypeCode.Smallint));

    /// <summary>An <c>int</c>.</summary>
    public int? GetInt(int column) => IsNull(column) ? null : CqlDecoder.ReadInt(Typed(column, CqlTypeCode.Int));

    /// <summary>A <c>bigint</c> or <c>counter</c>.</summary>
    public long? GetBigint(int column) => IsNull(column) ? null : CqlDecoder.ReadBigint(Typed(column, CqlTypeCode.Bigint, CqlTypeCode.Counter));

    /// <summary>A <c>boolean</c>.</summary>
    public bool? GetBoolean(int column) => IsNull(column) ? null : CqlDecoder.ReadBoolean(Typed(column, CqlTypeCode.Boolean));

    /// <summary>A <c>float</c>.</summary>
    public float? GetFloat(int column) => IsNull(column) ? null : CqlDecoder.ReadFloat(Typed(column, CqlTypeCode.Float));

    /// <summary>A <c>double</c>.</summary>
    public double? GetDouble(int column) => IsNull(column) ? null : CqlDecoder.ReadDouble(Typed(column, CqlTypeCode.Double));

    /// <summary>A <c>timestamp</c> in milliseconds since 1970-01-01 UTC.</summary>
    public long? GetTimestamp(int column) => IsNull(column) ? null : CqlDecoder.ReadTimestamp(Typed(column, CqlTypeCode.Timestamp));

    /// <summary>A <c>date</c> in days since 1970-01-01.</summary>
    public int? GetDate(int column) => IsNull(column) ? null : CqlDecoder.ReadDate(Typed(column, CqlTypeCode.Date));

    /// <summary>A <c>time</c> in nanoseconds since midnight.</summary>
    public long? GetTime(int column) => IsNull(column) ? null : CqlDecoder.ReadTime(Typed(column, CqlTypeCode.Time));

    /// <summary>A <c>uuid</c> or <c>timeuuid</c>.</summary>
    public Guid? GetUuid(int column) => IsNull(column) ? null : CqlDecoder.ReadUuid(Typed(column, CqlTypeCode.Uuid, CqlTypeCode.Timeuuid));

    /// <summary>An <c>inet</c>; null for null.</summary>
    public IPAddress? GetInet(int column) => IsNull(column) ? null : CqlDecoder.ReadInet(Typed(column, CqlTypeCode.Inet));

    /// <summary>A <c>varint</c>.</summary>
    public BigInteger? GetVarint(int column) => IsNull(column) ? null : CqlDecoder.ReadVarint(Typed(column, CqlTypeCode.Varint));

    /// <summary>A <c>decimal</c>.</summary>
    public (BigInteger Unscaled, int Scale)? GetDecimal(int column) => IsNull(column) ? null : CqlDecoder.ReadDecimal(Typed(column, CqlTypeCode.Decimal));

    /// <summary>A <c>duration</c>.</summary>
    public CqlDuration? GetDuration(int column) => IsNull(column) ? null : CqlDecoder.ReadDuration(Typed(column, CqlTypeCode.Duration));

    /// <summary>A list or set of texts; empty for null, which is how the server stores an empty one.</summary>
    public string[] GetTexts(int column) => IsNull(column)
        ? []
        : CqlDecoder.ReadCollection(Typed(column, CqlTypeCode.List, CqlTypeCode.Set), CqlDecoder.ReadText);

    /// <summary>A map of texts to texts; empty for null.</summary>
    public IReadOnlyDictionary<string, string> GetTextMap(int column)
    {
        var texts = IsNull(column) ? [] : CqlDecoder.ReadCollection(Typed(column, CqlTypeCode.Map), CqlDecoder.ReadText, isMap: true);
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < texts.Length; index += 2)
            map[texts[index]] = texts[index + 1];
        return map;
    }

    private ReadOnlySpan<byte> Typed(int column, CqlTypeCode code, CqlTypeCode? other = null) =>
        _columns[column].Type.Code == code || _columns[column].Type.Code == other
            ? GetBytes(column)
            : throw new InvalidOperationException($"column {_columns[column].Name} is of type {_columns[column].Type}, not {code.ToString().ToLowerInvariant()}");
}
