using System.Globalization;
using System.Text;
using MongoEtl.PostgreSql;

namespace MongoEtl.Cli.Tests;

/// <summary>Reads <c>_id</c> and <c>name</c>. A name that is no text makes a dead letter, unless the rules accept numbers.</summary>
internal sealed class CityEncoder(CityRules rules) : EntityEncoder
{
    private SourceId _id;
    private string? _name;
    private BsonType _nameType;

    public override SourceId SourceId => _id;

    public override RowBuffer[] CreateBuffers() => [new CopyWriter("city")];

    public override bool Read(byte[] buffer, int offset, int length)
    {
        (_id, _name, _nameType) = (default, null, BsonType.Missing);
        var reader = new BsonElementReader(buffer.AsSpan(offset, length));
        while (reader.MoveNext())
        {
            if (reader.Name.SequenceEqual("_id"u8))
                _id = SourceId.FromBson(reader.Type, reader.Value);
            else if (reader.Name.SequenceEqual("name"u8))
                (_name, _nameType) = (TextOf(reader.Type, reader.Value), reader.Type);
        }
        return true;
    }

    public override void Encode(RowBuffer[] rows, IKeyResolver keys, EncodeTally tally)
    {
        if (_name is null)
            throw new FieldException("name", "a text", _nameType.ToString());
        var copy = (CopyWriter)rows[0];
        copy.BeginRow(2);
        copy.Next(CityPlan.Id).SourceId(_id);
        copy.Next(CityPlan.Name).Text(_name);
        copy.EndRow();
    }

    private string? TextOf(BsonType type, ReadOnlySpan<byte> value) => type switch
    {
        BsonType.String => Encoding.UTF8.GetString(value[4..^1]),
        BsonType.Int32 when rules.AcceptNumbers => BitConverter.ToInt32(value).ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
