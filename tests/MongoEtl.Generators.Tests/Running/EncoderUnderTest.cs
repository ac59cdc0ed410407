using System.Buffers.Binary;
using System.Text;

namespace MongoEtl.Generators.Tests.Running;

/// <summary>A generated encoder, fed with documents as Extended JSON; rows come back as texts.</summary>
internal sealed class EncoderUnderTest(Plan plan, EntityPlan entity, IServiceProvider services)
{
    private readonly EntityEncoder _encoder = entity.CreateEncoder(services);

    public EncodeTally Tally { get; } = new();

    public EntityEncoder Encoder => _encoder;

    public FakeKeys Keys { get; } = new(plan);

    public bool Read(string json)
    {
        var bytes = ExtendedJson.Parse(json);
        return _encoder.Read(bytes, 0, bytes.Length);
    }

    /// <summary>The rows of one document, by table: each column's value as text, <c>null</c>, or hex digits.</summary>
    public Dictionary<string, List<string[]>> Encode(string json, int key = 7)
    {
        Read(json).ShouldBeTrue();
        _encoder.SetKey(key);
        var buffers = Append();
        return entity.Tables.Select((t, i) => (t, i)).ToDictionary(p => p.t.Name, p => Rows(p.t, buffers[p.i].Written.ToArray()));
    }

    /// <summary>The rows of one document in its Cassandra tables: each column's value as hex digits, or <c>unset</c>.</summary>
    public Dictionary<string, List<string[]>> EncodeCql(string json, int key = 7)
    {
        Read(json).ShouldBeTrue();
        _encoder.SetKey(key);
        var buffers = Append();
        buffers.Length.ShouldBe(entity.Tables.Count + entity.CassandraTables.Count);
        return entity.CassandraTables.Select((t, i) => (t, i))
            .ToDictionary(p => p.t.Name, p => CqlRows(p.t, buffers[entity.Tables.Count + p.i].Written.Span));
    }

    /// <summary>The bytes of one document's rows in the first table, or the error.</summary>
    public string Bytes(string json)
    {
        try
        {
            Read(json).ShouldBeTrue();
            _encoder.SetKey(7);
            return Convert.ToHexString(Append()[0].Written.Span);
        }
        catch (DocumentException error)
        {
            return $"{error.GetType().Name} {error.Message}";
        }
    }

    private RowBuffer[] Append()
    {
        Tally.Clear();
        _encoder.Mention(Keys);
        var buffers = _encoder.CreateBuffers();
        _encoder.Encode(buffers, Keys, Tally);
        return buffers;
    }

    private static List<string[]> CqlRows(CqlTablePlan table, ReadOnlySpan<byte> bytes)
    {
        var rows = new List<string[]>();
        while (bytes.Length > 0)
        {
            var rowEnd = bytes.Length - 4 - BinaryPrimitives.ReadInt32BigEndian(bytes);
            bytes = bytes[4..];
            var row = new string[table.Columns.Count];
            for (var i = 0; i < row.Length; i++)
            {
                var length = BinaryPrimitives.ReadInt32BigEndian(bytes);
                bytes = bytes[4..];
                row[i] = length == -2 ? "unset" : Convert.ToHexString(bytes[..length]);
                bytes = bytes[Math.Max(0, length)..];
            }
            bytes.Length.ShouldBe(rowEnd);
            rows.Add(row);
        }
        return rows;
    }

    private static List<string[]> Rows(TablePlan table, ReadOnlySpan<byte> bytes)
    {
        var rows = new List<string[]>();
        while (bytes.Length > 0)
        {
            BinaryPrimitives.ReadInt16BigEndian(bytes).ShouldBe((short)table.Columns.Count);
            bytes = bytes[2..];
            var row = new string[table.Columns.Count];
            for (var i = 0; i < row.Length; i++)
            {
                var length = BinaryPrimitives.ReadInt32BigEndian(bytes);
                bytes = bytes[4..];
                row[i] = length < 0 ? "null" : Value(table.Columns[i].Type, bytes[..length]);
                bytes = bytes[Math.Max(0, length)..];
            }
            rows.Add(row);
        }
        return rows;
    }

    private static string Value(string type, ReadOnlySpan<byte> value) => type switch
    {
        "integer" => BinaryPrimitives.ReadInt32BigEndian(value).ToString(),
        "bigint" => BinaryPrimitives.ReadInt64BigEndian(value).ToString(),
        "boolean" => value[0] == 1 ? "true" : "false",
        "uuid" => new Guid(value, bigEndian: true).ToString(),
        _ when type == "text" || type.StartsWith("varchar(", StringComparison.Ordinal) && !type.EndsWith("[]", StringComparison.Ordinal) || type.StartsWith('"') => Encoding.UTF8.GetString(value),
        _ => Convert.ToHexString(value),
    };
}
