using System.Globalization;
using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>A place in a partition: behind a number of documents of one id.</summary>
/// <param name="Last">The id of the last document delivered.</param>
/// <param name="Count">How many documents of that id were delivered. More than one only on a sharded cluster, whose shards do not know of
/// each
/// other's ids.</param>
internal sealed record ReadPosition(IdValue Last, int Count)
{
    /// <summary>The id in base64; a count above one follows a colon.</summary>
    public SourcePosition ToSourcePosition() =>
        new(Count == 1 ? Last.Text : string.Create(CultureInfo.InvariantCulture, $"{Last.Text}:{Count}"));

    /// <summary>Reads what <see cref="ToSourcePosition"/> wrote; null if another source wrote it.</summary>
    public static ReadPosition? Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var count = 1;
        if (colon >= 0 && !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out count))
            return null;
        return IdValue.TryParse(colon < 0 ? text : text[..colon], out var id) ? new ReadPosition(id, count) : null;
    }

    /// <summary>The place behind one more document.</summary>
    public static ReadPosition After(ReadPosition? before, IdValue id) =>
        before is not null && before.Last.Equals(id) ? before with { Count = before.Count + 1 } : new ReadPosition(id, 1);
}
