using MongoEtl.Internal;
using MongoEtl.Runtime;

namespace MongoEtl.Cassandra;

/// <summary>Reads types as DDL writes them.</summary>
internal static class CqlTypeText
{
    private static readonly Dictionary<string, CqlTypeCode> Scalars = new(StringComparer.Ordinal)
    {
        ["ascii"] = CqlTypeCode.Ascii,
        ["bigint"] = CqlTypeCode.Bigint,
        ["blob"] = CqlTypeCode.Blob,
        ["boolean"] = CqlTypeCode.Boolean,
        ["date"] = CqlTypeCode.Date,
        ["decimal"] = CqlTypeCode.Decimal,
        ["double"] = CqlTypeCode.Double,
        ["float"] = CqlTypeCode.Float,
        ["inet"] = CqlTypeCode.Inet,
        ["int"] = CqlTypeCode.Int,
        ["smallint"] = CqlTypeCode.Smallint,
        ["text"] = CqlTypeCode.Varchar,
        ["time"] = CqlTypeCode.Time,
        ["timestamp"] = CqlTypeCode.Timestamp,
        ["timeuuid"] = CqlTypeCode.Timeuuid,
        ["tinyint"] = CqlTypeCode.Tinyint,
        ["uuid"] = CqlTypeCode.Uuid,
        ["varchar"] = CqlTypeCode.Varchar,
        ["varint"] = CqlTypeCode.Varint,
    };

    /// <summary>The type of a column.</summary>
    /// <exception cref="TargetException">Values of this type have no text here.</exception>
    internal static CqlType Of(string table, Column column) =>
        Parse(column.Type.Replace(" ", "", StringComparison.Ordinal)) ?? throw new TargetException(
            $"Column {column.Name} of Cassandra table {table} is of type {column.Type}, which a bundle cannot hold. Write to a cluster, or "
            + "choose another type.");

    private static CqlType? Parse(string text)
    {
        if (Scalar(text) is { } scalar)
            return scalar;
        var open = text.IndexOf('<', StringComparison.Ordinal);
        if (open < 0 || !text.EndsWith('>'))
            return null;
        var inner = text[(open + 1)..^1];
        if (text[..open] == "frozen")
            return Parse(inner);
        CqlTypeCode? code = text[..open] switch
        {
            "list" => CqlTypeCode.List,
            "set" => CqlTypeCode.Set,
            "map" => CqlTypeCode.Map,
            _ => null,
        };
        var parts = inner.Split(',');
        var types = Array.ConvertAll(parts, Scalar);
        return code is { } known && parts.Length == (known == CqlTypeCode.Map ? 2 : 1) && Array.TrueForAll(types, type => type is not null)
            ? new CqlType { Code = known, Parts = types! }
            : null;
    }

    private static CqlType? Scalar(string text) => Scalars.TryGetValue(text, out var code) ? new CqlType { Code = code } : null;
}
