using System.Buffers.Binary;
using MongoEtl;

namespace Community.Sample;

/// <summary>Ids of sample documents: functions of seed, collection and number, so that one document can name another without looking it up.</summary>
internal static class SampleIds
{
    private const uint FirstSecond = 1_577_836_800;   // 2020-01-01T00:00:00Z
    private const int SecondsApart = 613;

    /// <summary>The id of document <paramref name="number"/> (0-based) of a collection.</summary>
    public static ObjectId Of(string collection, ulong seed, long number)
    {
        var random = new SampleRandom(seed, collection + "._id", 0);
        Span<byte> bytes = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(FirstSecond + number * SecondsApart % 150_000_000));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], (uint)random.Next());
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], (uint)number);
        return new ObjectId(bytes);
    }

    /// <summary>An id that no document has.</summary>
    public static ObjectId Unknown(string collection, ulong seed, long number) => Of(collection + ".unknown", seed, number);
}
