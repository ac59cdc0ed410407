using System.Text;

namespace MongoEtl.Sources.Tests;

/// <summary>What a command of the reader says, as far as the fake server minds.</summary>
internal sealed record FakeCommand(string Name)
{
    public IdRange Bounds { get; init; } = IdRange.All;

    public IdRange Compared { get; init; } = IdRange.All;

    /// <summary>The <c>$type</c> of <c>_id</c> that is asked for, as a name or a code.</summary>
    public string? Type { get; init; }

    public int BatchSize { get; init; } = 101;

    public int Limit { get; init; }

    public int Skip { get; init; }

    public bool IsDescending { get; init; }

    public long Cursor { get; init; }

    /// <summary>The cluster time of its read concern, or null.</summary>
    public ulong? ClusterTime { get; init; }

    /// <summary>Whether the filter matches: values compare within their kind only.</summary>
    public bool Matches(IdValue id) => (Type is null || IsOfType(id.Type))
        && (Compared.From is not { } from || (IdBrackets.KindOf(from.Type) == IdBrackets.KindOf(id.Type) && id.CompareTo(from) >= 0))
        && (Compared.To is not { } to || (IdBrackets.KindOf(to.Type) == IdBrackets.KindOf(id.Type) && id.CompareTo(to) < 0));

    public static FakeCommand Parse(ReadOnlySpan<byte> document)
    {
        var reader = new BsonElementReader(document);
        reader.MoveNext();
        var command = new FakeCommand(Encoding.UTF8.GetString(reader.Name)) { Cursor = BsonFields.Integer(reader.Type, reader.Value) ?? 0 };
        while (reader.MoveNext())
        {
            var type = reader.Type;
            var value = reader.Value;
            command = Encoding.UTF8.GetString(reader.Name) switch
            {
                "filter" when command.Name == "find" => command.WithFilter(value),
                "min" => command with { Bounds = command.Bounds with { From = IdValue.Of(value) } },
                "max" => command with { Bounds = command.Bounds with { To = IdValue.Of(value) } },
                "batchSize" => command with { BatchSize = (int)BsonFields.Integer(type, value)! },
                "limit" => command with { Limit = (int)BsonFields.Integer(type, value)! },
                "skip" => command with { Skip = (int)BsonFields.Integer(type, value)! },
                "sort" => command with { IsDescending = AnswerFields.Integer(value, "_id"u8) < 0 },
                "readConcern" => command with { ClusterTime = TimeOf(value) },
                "cursors" => command with { Cursor = First(value) },
                _ => command,
            };
        }
        return command;
    }

    private static ulong? TimeOf(ReadOnlySpan<byte> concern)
    {
        var reader = new BsonElementReader(concern);
        while (reader.MoveNext())
        {
            if (reader.Name.SequenceEqual("atClusterTime"u8))
                return System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(reader.Value);
        }
        return null;
    }

    private static long First(ReadOnlySpan<byte> array) => AnswerFields.Integer(array, "0"u8) ?? 0;

    private FakeCommand WithFilter(ReadOnlySpan<byte> filter)
    {
        var command = this;
        var reader = new BsonElementReader(AnswerFields.Find(filter, "_id"u8, BsonType.Document));
        while (reader.MoveNext())
        {
            var value = new IdValue(reader.Type, reader.Value.ToArray());
            command = Encoding.UTF8.GetString(reader.Name) switch
            {
                "$type" => command with
                {
                    Type = BsonFields.Text(value.Type, value.Bytes) ?? $"{BsonFields.Integer(value.Type, value.Bytes)}",
                },
                "$gte" => command with { Compared = command.Compared with { From = value } },
                "$lt" => command with { Compared = command.Compared with { To = value } },
                var other => throw new NotSupportedException(other),
            };
        }
        return command;
    }

    private bool IsOfType(BsonType type) => Type switch
    {
        "number" => type is BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128,
        "null" => type == BsonType.Null,
        "string" => type == BsonType.String,
        "object" => type == BsonType.Document,
        "binData" => type == BsonType.Binary,
        "objectId" => type == BsonType.ObjectId,
        "bool" => type == BsonType.Boolean,
        "date" => type == BsonType.DateTime,
        "timestamp" => type == BsonType.Timestamp,
        // As FerretDB.
        "-1" or "127" or "6" => throw Errors.Refusal("find", 238),
        _ => (byte)type == byte.Parse(Type!, System.Globalization.CultureInfo.InvariantCulture),
    };
}
