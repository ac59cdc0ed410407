using System.Globalization;

namespace MongoEtl.Runtime;

/// <summary>A document's place in source order.</summary>
/// <param name="Partition">The partition's ordinal.</param>
/// <param name="Index">0-based number of the document in the partition, filtered ones counted.</param>
internal readonly record struct DocumentPlace(int Partition, long Index)
{
    /// <summary>Whether a dead letter's id text is a place: its document has no usable id.</summary>
    public static bool IsPlace(string text) => text.StartsWith("partition ", StringComparison.Ordinal);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"partition {Partition}, document {Index}");
}
