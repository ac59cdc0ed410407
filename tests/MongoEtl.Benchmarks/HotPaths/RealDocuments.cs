using System.Buffers.Binary;

namespace MongoEtl.Benchmarks.HotPaths;

/// <summary>The documents of the real dump, in one buffer as a batch holds them.</summary>
internal sealed class RealDocuments
{
    /// <summary>Documents used, so that figures are per document.</summary>
    public const int Count = 29_470;

    private readonly List<(int Offset, int Length)> _documents = [];

    public RealDocuments()
    {
        var data = Environment.GetEnvironmentVariable("MONGOETL_DATA") ?? throw new InvalidOperationException(
            "Set MONGOETL_DATA to the absolute path of the folder that holds dump/sample_training/zips.bson");
        Buffer = File.ReadAllBytes(Path.Combine(data, "dump", "sample_training", "zips.bson"));
        for (var at = 0; at < Buffer.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(Buffer.AsSpan(at));
            _documents.Add((at, length));
            at += length;
        }
    }

    public byte[] Buffer { get; }

    public IReadOnlyList<(int Offset, int Length)> All => _documents;
}
