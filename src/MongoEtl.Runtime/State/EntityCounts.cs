using System.Text.Json.Serialization;

namespace MongoEtl.Runtime;

/// <summary>What happened to documents, in numbers. Stored as JSON with each checkpoint, summed for reports and the metrics file.</summary>
[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
public sealed record EntityCounts
{
    /// <summary>Documents read, filtered ones included.</summary>
    [JsonPropertyName("read")] public long Read { get; set; }

    /// <summary>Documents that the filter or the document's <c>[When]</c> left out.</summary>
    [JsonPropertyName("filtered")] public long Filtered { get; set; }

    /// <summary>Documents set aside.</summary>
    [JsonPropertyName("deadLetters")] public long DeadLetters { get; set; }

    /// <summary>Documents left out because the leg before set them aside: they go to no store.</summary>
    [JsonPropertyName("setAsideBefore")] public long SetAsideBefore { get; set; }

    /// <summary>Rows sent, per table name.</summary>
    [JsonPropertyName("rows")] public SortedDictionary<string, long> Rows { get; } = new(StringComparer.Ordinal);

    /// <summary>Rows that were inserted or changed something, per table name.</summary>
    [JsonPropertyName("changed")] public SortedDictionary<string, long> Changed { get; } = new(StringComparer.Ordinal);

    /// <summary>References that found nothing, per field.</summary>
    [JsonPropertyName("unresolved")] public SortedDictionary<string, long> Unresolved { get; } = new(StringComparer.Ordinal);

    /// <summary>Values of a wrong type that a rule let pass, per <c>field: type</c>.</summary>
    [JsonPropertyName("mismatched")] public SortedDictionary<string, long> Mismatched { get; } = new(StringComparer.Ordinal);

    /// <summary>Array elements that gave no row, per field.</summary>
    [JsonPropertyName("skippedElements")] public SortedDictionary<string, long> SkippedElements { get; } = new(StringComparer.Ordinal);

    /// <summary>Rows left out because a reference found nothing, per table.</summary>
    [JsonPropertyName("skippedRows")] public SortedDictionary<string, long> SkippedRows { get; } = new(StringComparer.Ordinal);

    /// <summary>Rows left out because another row of their key is newer, per table.</summary>
    [JsonPropertyName("superseded")] public SortedDictionary<string, long> Superseded { get; } = new(StringComparer.Ordinal);

    /// <summary>Documents that a <see cref="CountedAttribute"/> counts, per its name.</summary>
    [JsonPropertyName("counted")] public SortedDictionary<string, long> Counted { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds <paramref name="other"/> to this.</summary>
    public void Add(EntityCounts other)
    {
        Read += other.Read;
        Filtered += other.Filtered;
        DeadLetters += other.DeadLetters;
        SetAsideBefore += other.SetAsideBefore;
        Add(Rows, other.Rows);
        Add(Changed, other.Changed);
        Add(Unresolved, other.Unresolved);
        Add(Mismatched, other.Mismatched);
        Add(SkippedElements, other.SkippedElements);
        Add(SkippedRows, other.SkippedRows);
        Add(Superseded, other.Superseded);
        Add(Counted, other.Counted);
    }

    /// <summary>A copy that shares nothing with this.</summary>
    public EntityCounts Copy()
    {
        var copy = new EntityCounts();
        copy.Add(this);
        return copy;
    }

    private static void Add(SortedDictionary<string, long> to, SortedDictionary<string, long> from)
    {
        foreach (var (name, count) in from)
            to[name] = to.GetValueOrDefault(name) + count;
    }
}
