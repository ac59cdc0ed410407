using System.Text;

namespace MongoEtl.Sources.Tests;

/// <summary>Writes mongodump archives byte by byte from the format's description, sharing nothing with the code that reads them.</summary>
internal sealed class ArchiveWriter
{
    private readonly MemoryStream _out = new();
    private readonly Dictionary<string, ulong> _crc = [];

    public ArchiveWriter(params string[] namespaces)
    {
        _out.Write([0x6d, 0xe2, 0x99, 0x81]);
        _out.Write(Bson(Element(0x10, "concurrent_collections", Int32(4)), Text("version", "0.1"), Text("server_version", "7.0.5"), Text("tool_version", "100.9.4")));
        foreach (var name in namespaces)
        {
            var (db, collection) = Split(name);
            _out.Write(Bson(Text("db", db), Text("collection", collection), Text("metadata", "{\"indexes\":[]}"), Element(0x10, "size", Int32(0)), Text("type", "collection")));
        }

        End();
    }

    public byte[] ToArray() => _out.ToArray();

    public long Length => _out.Length;

    /// <summary>One segment of documents.</summary>
    public ArchiveWriter Segment(string name, params IEnumerable<byte[]> documents)
    {
        Header(name, eof: false, crc: 0);
        foreach (var document in documents)
        {
            _out.Write(document);
            _crc[name] = Crc(_crc.GetValueOrDefault(name), document);
        }

        return End();
    }

    /// <summary>The end of a collection, with its checksum changed by <paramref name="damage"/>.</summary>
    public ArchiveWriter Eof(string name, ulong damage = 0)
    {
        Header(name, eof: true, (long)(_crc.GetValueOrDefault(name) ^ damage));
        return End();
    }

    public ArchiveWriter Raw(params byte[] bytes)
    {
        _out.Write(bytes);
        return this;
    }

    /// <summary>CRC-64 bit by bit, as ECMA-182's polynomial is defined; the check value of "123456789" is 995dc9bbdf1939fa.</summary>
    public static ulong Crc(ulong crc, byte[] bytes)
    {
        crc = ~crc;
        foreach (var unit in bytes)
        {
            crc ^= unit;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xC96C5795D7870F42 : crc >> 1;
        }

        return ~crc;
    }

    private static (string Database, string Collection) Split(string name) => (name[..name.IndexOf('.')], name[(name.IndexOf('.') + 1)..]);

    private static byte[] Int32(int value) => BitConverter.GetBytes(value);

    private static byte[] Text(string name, string value) =>
        Element(0x02, name, [.. Int32(Encoding.UTF8.GetByteCount(value) + 1), .. Encoding.UTF8.GetBytes(value), 0]);

    private static byte[] Element(byte type, string name, byte[] value) => [type, .. Encoding.UTF8.GetBytes(name), 0, .. value];

    private static byte[] Bson(params byte[][] elements) => [.. Int32(elements.Sum(e => e.Length) + 5), .. elements.SelectMany(e => e), 0];

    private void Header(string name, bool eof, long crc)
    {
        var (db, collection) = Split(name);
        _out.Write(Bson(
            Text("db", db), Text("collection", collection), Element(0x08, "EOF", [(byte)(eof ? 1 : 0)]), Element(0x12, "CRC", BitConverter.GetBytes(crc))));
    }

    private ArchiveWriter End() => Raw(0xff, 0xff, 0xff, 0xff);
}
