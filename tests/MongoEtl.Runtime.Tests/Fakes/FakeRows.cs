using System.Buffers.Binary;
using System.Text;

namespace MongoEtl.Runtime.Tests;

/// <summary>Rows as arrays of texts. Their bytes are those of a Cassandra row: a length, then per column a length (-2: not set) and the bytes.</summary>
internal sealed class FakeRows : RowBuffer
{
    public List<string?[]> Values { get; } = [];

    public override int Length => Values.Sum(Size);

    public override ReadOnlyMemory<byte> Written
    {
        get
        {
            using var stream = new MemoryStream();
            foreach (var row in Values)
            {
                WriteLength(stream, Size(row) - sizeof(int));
                foreach (var value in row)
                {
                    WriteLength(stream, value is null ? -2 : Encoding.UTF8.GetByteCount(value));
                    stream.Write(Encoding.UTF8.GetBytes(value ?? ""));
                }
            }
            return stream.ToArray();
        }
    }

    /// <summary>Reads rows back from their bytes.</summary>
    public static IEnumerable<string?[]> Parse(ReadOnlySpan<byte> rows, int columns)
    {
        var parsed = new List<string?[]>();
        for (var at = 0; at < rows.Length;)
        {
            at += sizeof(int);
            var row = new string?[columns];
            for (var column = 0; column < columns; column++)
            {
                var length = BinaryPrimitives.ReadInt32BigEndian(rows[at..]);
                at += sizeof(int);
                row[column] = length < 0 ? null : Encoding.UTF8.GetString(rows.Slice(at, length));
                at += Math.Max(0, length);
            }
            parsed.Add(row);
        }
        return parsed;
    }

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

    public override void Remove(int offset, int length)
    {
        var at = 0;
        for (var row = 0; row < Values.Count; at += Size(Values[row++]))
        {
            if (at != offset)
                continue;
            Size(Values[row]).ShouldBe(length);
            Values.RemoveAt(row);
            Rows = Values.Count;
            return;
        }
        throw new ArgumentException($"No row begins at {offset}.");
    }

    public override void Dispose() { }

    private static int Size(string?[] row) => sizeof(int) + row.Sum(value => sizeof(int) + Encoding.UTF8.GetByteCount(value ?? ""));

    private static void WriteLength(MemoryStream stream, int length)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        stream.Write(bytes);
    }
}
