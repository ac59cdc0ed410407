namespace MongoEtl.Runtime.Tests;

/// <summary>Rows as arrays of texts.</summary>
internal sealed class FakeRows : RowBuffer
{
    public List<string?[]> Values { get; } = [];

    public override int Length => Values.Count * 40;

    public override ReadOnlyMemory<byte> Written => new byte[Length];

    public void Add(params string?[] row)
    {
        Values.Add(row);
        Rows = Values.Count;
    }

    public override void Rewind((int Rows, int Length) mark)
    {
        Values.RemoveRange(mark.Rows, Values.Count - mark.Rows);
        Rows = mark.Rows;
    }

    public override void Dispose() { }
}
