using System.Globalization;

namespace MongoEtl.Sources;

/// <summary>What state keeps of a partition: its ids, and the cluster time at which they are read, or null.</summary>
/// <param name="Range">The ids.</param>
/// <param name="ClusterTime">A BSON timestamp, as its 64 bits; null: each read sees the present.</param>
internal sealed record PartitionBounds(IdRange Range, ulong? ClusterTime)
{
    /// <summary><c>from;to;time</c>: ids in base64, the time in hexadecimal digits, each empty where there is none.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Range.From?.Text};{Range.To?.Text};{ClusterTime:x16}");

    /// <summary>Reads what <see cref="Text"/> wrote; null if another source wrote it.</summary>
    public static PartitionBounds? Parse(string text)
    {
        if (text.Split(';') is not [var from, var to, var time] || !TryId(from, out var first) || !TryId(to, out var end))
            return null;
        if (time.Length == 0)
            return new PartitionBounds(new IdRange(first, end), null);
        return ulong.TryParse(time, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var at)
            ? new PartitionBounds(new IdRange(first, end), at)
            : null;
    }

    private static bool TryId(string text, out IdValue? id)
    {
        id = null;
        return text.Length == 0 || IdValue.TryParse(text, out id!);
    }
}
