using System.Buffers.Binary;

namespace MongoEtl.Sources.Tests;

/// <summary>Raw BSON documents for tests, made without any code under test.</summary>
internal static class Samples
{
    /// <summary>A valid document of exactly <paramref name="length"/> bytes, 5 or at least 13: <c>{ n: number, b: Binary }</c> where it fits.</summary>
    public static byte[] Document(int length, int number)
    {
        if (length < 12)
            return [5, 0, 0, 0, 0];
        var document = new byte[Math.Max(length, 20)];
        BinaryPrimitives.WriteInt32LittleEndian(document, document.Length);
        document[4] = 0x10;
        document[5] = (byte)'n';
        BinaryPrimitives.WriteInt32LittleEndian(document.AsSpan(7), number);
        document[11] = 0x05;
        document[12] = (byte)'b';
        BinaryPrimitives.WriteInt32LittleEndian(document.AsSpan(14), document.Length - 20);
        for (var i = 19; i < document.Length - 1; i++)
            document[i] = (byte)(number * 31 + i * 7);
        return document;
    }

    /// <summary>Documents of the given lengths, each different.</summary>
    public static List<byte[]> Documents(IEnumerable<int> lengths) => [.. lengths.Select(Document)];

    /// <summary>Documents cut out of a file by their lengths: the independent reading of a dump.</summary>
    public static List<byte[]> Walk(byte[] file)
    {
        var documents = new List<byte[]>();
        for (var at = 0; at < file.Length;)
        {
            var length = file[at] | (file[at + 1] << 8) | (file[at + 2] << 16) | (file[at + 3] << 24);
            documents.Add(file[at..(at + length)]);
            at += length;
        }

        return documents;
    }
}
