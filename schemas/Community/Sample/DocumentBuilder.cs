using MongoEtl;

namespace Community.Sample;

/// <summary>Builds one sample document after another in one buffer. Methods return the builder, so that a document reads like a list.</summary>
internal sealed class DocumentBuilder(ulong seed, string collection)
{
    private readonly BsonWriter _writer = new();
    private long _number;

    /// <summary>Chance of the present document.</summary>
    public SampleRandom Random;

    /// <summary>Seed of the sample.</summary>
    public ulong Seed => seed;

    /// <summary>0-based number of the present document.</summary>
    public long Number => _number;

    /// <summary>Begins document <paramref name="number"/> with its ObjectId.</summary>
    public DocumentBuilder Begin(long number) => Begin(number, writer => writer.WriteObjectId("_id", SampleIds.Of(collection, seed, number)));

    /// <summary>Begins a document with an id of another kind.</summary>
    public DocumentBuilder Begin(long number, Action<BsonWriter> writeId)
    {
        _number = number;
        Random = new SampleRandom(seed, collection, number);
        _writer.Clear();
        _writer.WriteStartDocument();
        writeId(_writer);
        return this;
    }

    /// <summary>Ends the document and gives its bytes, valid until the next begins.</summary>
    public ReadOnlySpan<byte> End()
    {
        _writer.WriteEndDocument();
        return _writer.WrittenSpan;
    }

    public DocumentBuilder Text(string name, string? value)
    {
        if (value is not null)
            _writer.WriteString(name, value);
        return this;
    }

    public DocumentBuilder Null(string name)
    {
        _writer.WriteNull(name);
        return this;
    }

    public DocumentBuilder Flag(string name, bool? value)
    {
        if (value is { } flag)
            _writer.WriteBoolean(name, flag);
        return this;
    }

    public DocumentBuilder Whole(string name, int? value)
    {
        if (value is { } number)
            _writer.WriteInt32(name, number);
        return this;
    }

    public DocumentBuilder Number64(string name, long value)
    {
        _writer.WriteInt64(name, value);
        return this;
    }

    public DocumentBuilder Real(string name, double? value)
    {
        if (value is { } number)
            _writer.WriteDouble(name, number);
        return this;
    }

    public DocumentBuilder Exact(string name, string decimalText)
    {
        _writer.WriteDecimal128(name, Decimal128.Parse(decimalText));
        return this;
    }

    public DocumentBuilder Date(string name, DateTimeOffset value)
    {
        _writer.WriteDateTime(name, value.ToUnixTimeMilliseconds());
        return this;
    }

    public DocumentBuilder Id(string name, ObjectId value)
    {
        _writer.WriteObjectId(name, value);
        return this;
    }

    /// <summary>An embedded document.</summary>
    public DocumentBuilder Document(string name, Action<DocumentBuilder> fill)
    {
        _writer.WriteStartDocument(name);
        fill(this);
        _writer.WriteEndDocument();
        return this;
    }

    /// <summary>An array of ObjectIds.</summary>
    public DocumentBuilder Ids(string name, IEnumerable<ObjectId> values)
    {
        _writer.WriteStartArray(name);
        var index = 0;
        foreach (var value in values)
            _writer.WriteObjectId((index++).ToString(System.Globalization.CultureInfo.InvariantCulture), value);
        _writer.WriteEndArray();
        return this;
    }

    /// <summary>An array of references, each in one of the three shapes.</summary>
    public DocumentBuilder References(string name, IEnumerable<ObjectId> values)
    {
        _writer.WriteStartArray(name);
        var index = 0;
        foreach (var value in values)
            Reference((index++).ToString(System.Globalization.CultureInfo.InvariantCulture), value);
        _writer.WriteEndArray();
        return this;
    }

    /// <summary>A reference in one of the three shapes of 0.3: most are ObjectIds, one in eight a text, one in eight an embedded document.</summary>
    public DocumentBuilder Reference(string name, ObjectId value) => Random.Below(8) switch
    {
        0 => Text(name, value.ToString()),
        1 => Document(name, embedded => embedded.Id("_id", value).Text("name", "embedded")),
        _ => Id(name, value),
    };

    /// <summary>Both dates, as dates.</summary>
    public DocumentBuilder FullDates()
    {
        var created = DateTimeOffset.FromUnixTimeSeconds(1_577_836_800 + Random.Below(150_000_000)).AddMilliseconds(Random.Below(1000));
        return Date("createdAt", created).Date("updatedAt", created.AddSeconds(Random.Below(1_000_000)));
    }

    /// <summary>Dates as the old program left them: mostly dates, some as ISO text, some as milliseconds, some null, some missing.</summary>
    public DocumentBuilder Dates()
    {
        var created = DateTimeOffset.FromUnixTimeSeconds(1_577_836_800 + Random.Below(150_000_000)).AddMilliseconds(Random.Below(1000));
        var updated = created.AddSeconds(Random.Below(1_000_000));
        switch (Random.Below(20))
        {
            case 0:
                return Null("createdAt").Date("updatedAt", updated);
            case 1:
                return Date("createdAt", created);
            case 2:
                return Text("createdAt", created.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture)).Date("updatedAt", updated);
            case 3:
                return Number64("createdAt", created.ToUnixTimeMilliseconds()).Date("updatedAt", updated);
            default:
                return Date("createdAt", created).Date("updatedAt", updated);
        }
    }
}
