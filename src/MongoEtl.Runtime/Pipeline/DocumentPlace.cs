using System.Globalization;

namespace MongoEtl.Runtime;

/// <summary>A document's place in source order.</summary>
/// <param name="Partition">The partition's ordinal.</param>
/// <param name="Index">0-based number of the document in the partition, filtered ones counted.</param>
internal readonly record struct DocumentPlace(int Partition, long Index)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"partition {Partition}, document {Index}");
}
