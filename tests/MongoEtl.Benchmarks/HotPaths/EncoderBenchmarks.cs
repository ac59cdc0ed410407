using BenchmarkDotNet.Attributes;
using ZipMigrator;

namespace MongoEtl.Benchmarks.HotPaths;

/// <summary>From raw BSON to rows in binary COPY format: seven columns, all passed on. Time and bytes allocated per document.</summary>
[MemoryDiagnoser]
public class EncoderBenchmarks
{
    private readonly RealDocuments _documents = new();
    private readonly NoKeys _keys = new();
    private readonly EncodeTally _tally = new();
    private EntityEncoder _encoder = null!;
    private RowBuffer[] _rows = null!;

    [GlobalSetup]
    public void Setup()
    {
        _encoder = MigrationPlan.Create().Entities[0].CreateEncoder(EmptyServices.Instance);
        _rows = _encoder.CreateBuffers();
        Encode();
    }

    [Benchmark(OperationsPerInvoke = RealDocuments.Count)]
    public int Read()
    {
        var kept = 0;
        foreach (var (offset, length) in _documents.All)
            kept += _encoder.Read(_documents.Buffer, offset, length) ? 1 : 0;
        return kept;
    }

    [Benchmark(OperationsPerInvoke = RealDocuments.Count)]
    public int Encode()
    {
        _rows[0].Clear();
        foreach (var (offset, length) in _documents.All)
        {
            _encoder.Read(_documents.Buffer, offset, length);
            _encoder.Encode(_rows, _keys, _tally);
        }
        return _rows[0].Length;
    }
}
