using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Sources.Tests;

/// <summary>Random ids, of one kind or of all kinds together, each id once.</summary>
internal static class Ids
{
    private static readonly Gen<IdValue> s_text = Gen.Elements("", "a", "b", "ab", "Z", "ä", "0", "aa", "zz", "x y")
        .SelectMany(head => Gen.Choose(0, 30).Select(tail => Make(writer => writer.WriteString("_id"u8, head + tail))));

    private static readonly Gen<IdValue> s_number = Gen.OneOf(
        Gen.Choose(-50, 50).Select(value => Make(writer => writer.WriteInt32("_id"u8, value))),
        Gen.Choose(51, 150).Select(value => Make(writer => writer.WriteInt64("_id"u8, value))),
        Gen.Choose(0, 100).Select(value => Make(writer => writer.WriteDouble("_id"u8, value + 0.5))));

    private static readonly Gen<IdValue> s_objectId = Gen.Choose(0, 255).ListOf(12)
        .Select(bytes => new IdValue(BsonType.ObjectId, [.. bytes.Select(value => (byte)value)]));

    private static readonly Gen<IdValue> s_binary = Gen.Choose(0, 255).ListOf(16).SelectMany(bytes => Gen.Elements<byte>(0, 4)
        .Select(subtype => Make(writer => writer.WriteBinary("_id"u8, [.. bytes.Select(value => (byte)value)], subtype))));

    private static readonly Gen<IdValue> s_rest = Gen.OneOf(
        Gen.Choose(0, 1).Select(value => new IdValue(BsonType.Boolean, [(byte)value])),
        Gen.Choose(-1000, 1000).Select(value => Make(writer => writer.WriteDateTime("_id"u8, value))),
        Gen.Constant(new IdValue(BsonType.Null, [])),
        Gen.Choose(0, 40).Select(value => Make(writer =>
        {
            writer.WriteStartDocument("_id"u8);
            writer.WriteInt32("a"u8, value);
            writer.WriteEndDocument();
        })));

    /// <summary>Ids that every server of the tests can hold.</summary>
    public static Gen<IdValue[]> Common { get; } = Distinct(Gen.OneOf(
        s_objectId, s_text, s_number, s_binary, Gen.Frequency((3, s_objectId), (3, s_text), (3, s_number), (2, s_binary), (2, s_rest))));

    /// <summary>Ids of every kind there is.</summary>
    public static Gen<IdValue[]> All { get; } = Distinct(Gen.Frequency(
        (2, s_objectId), (2, s_text), (2, s_number), (2, s_binary), (2, s_rest),
        (1, Gen.Elements(BsonType.MinKey, BsonType.MaxKey).Select(type => new IdValue(type, [])))));

    /// <summary>A document of an id, and some bytes that differ from id to id.</summary>
    public static byte[] Document(IdValue id, int size = 0)
    {
        var writer = new BsonWriter();
        writer.WriteStartDocument();
        writer.WriteRaw("_id"u8, id.Type, id.Bytes);
        writer.WriteBinary("x"u8, new byte[size]);
        writer.WriteEndDocument();
        return writer.ToArray();
    }

    private static Gen<IdValue[]> Distinct(Gen<IdValue> ids) =>
        ids.ArrayOf().Select(some => some.DistinctBy(id => id.Text).OrderBy(id => id).Aggregate(new List<IdValue>(), (kept, id) =>
        {
            // 1 and 1.0 are one id to a server.
            if (kept.Count == 0 || kept[^1].CompareTo(id) != 0)
                kept.Add(id);
            return kept;
        }).ToArray());

    private static IdValue Make(Action<BsonWriter> write)
    {
        var writer = new BsonWriter();
        writer.WriteStartDocument();
        write(writer);
        writer.WriteEndDocument();
        return IdValue.Of(writer.WrittenSpan)!;
    }
}
