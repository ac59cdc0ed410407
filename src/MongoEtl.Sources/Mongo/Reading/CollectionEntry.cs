using System.Buffers.Binary;
using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>A collection as <c>listCollections</c> describes it.</summary>
/// <param name="Type"><c>collection</c>, <c>view</c> or <c>timeseries</c>.</param>
/// <param name="Uuid">Its UUID, or null.</param>
/// <param name="HasCollation">Whether it has a collation of its own.</param>
internal sealed record CollectionEntry(string Type, Guid? Uuid, bool HasCollation)
{
    /// <summary>The entry of a name among those of an answer; null if it is not there.</summary>
    public static CollectionEntry? Find(MongoReply reply, string collection)
    {
        var answer = new CursorAnswer();
        var document = reply.Document;
        answer.Read(document);
        for (; answer.TryPeek(document, out var offset, out var length); answer.Pass(offset, length))
        {
            var entry = document.Slice(offset, length);
            // Not every server filters.
            if (AnswerFields.Text(entry, "name"u8) == collection)
                return Read(entry);
        }
        return null;
    }

    /// <summary>The collection it describes.</summary>
    /// <exception cref="SourceException">It is none that can be read in the order of its ids.</exception>
    public MongoNamespace Describe(string database, string collection, long averageBytes)
    {
        if (Type is "view" or "timeseries")
        {
            var what = Type == "view" ? "a view" : "a collection of time series";
            throw new SourceException($"{database}.{collection} is {what}, which has no index of _id to read on by after an "
                + "interruption. Copy it into a collection (an aggregation that ends in $out) and name that one.");
        }
        return new MongoNamespace
        {
            Database = database, Collection = collection, Uuid = Uuid, HasSimpleOrder = !HasCollation, AverageBytes = averageBytes,
        };
    }

    private static CollectionEntry Read(ReadOnlySpan<byte> entry)
    {
        var found = new CollectionEntry("collection", null, false);
        var reader = new BsonElementReader(entry);
        while (reader.MoveNext())
        {
            if (reader.Name.SequenceEqual("type"u8))
                found = found with { Type = BsonFields.Text(reader.Type, reader.Value) ?? found.Type };
            else if (reader.Type == BsonType.Document && reader.Name.SequenceEqual("info"u8))
                found = found with { Uuid = ReadUuid(reader.Value) };
            else if (reader.Type == BsonType.Document && reader.Name.SequenceEqual("options"u8))
                found = found with { HasCollation = HasElement(reader.Value, "collation"u8) };
        }
        return found;
    }

    private static Guid? ReadUuid(ReadOnlySpan<byte> info)
    {
        var reader = new BsonElementReader(info);
        while (reader.MoveNext())
        {
            // Length, subtype 4, sixteen bytes.
            if (reader.Type == BsonType.Binary && reader.Name.SequenceEqual("uuid"u8)
                && BinaryPrimitives.ReadInt32LittleEndian(reader.Value) == 16 && reader.Value.Length == 21)
                return new Guid(reader.Value[5..], bigEndian: true);
        }
        return null;
    }

    private static bool HasElement(ReadOnlySpan<byte> document, ReadOnlySpan<byte> name)
    {
        var reader = new BsonElementReader(document);
        while (reader.MoveNext())
        {
            if (reader.Name.SequenceEqual(name))
                return true;
        }
        return false;
    }
}
