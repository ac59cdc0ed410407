using System.Text;

namespace MongoEtl.Sources.Tests;

/// <summary>Records, and the answers that a name server makes of them. Owners of records are references to the question's name, as real
/// servers write them.</summary>
internal sealed class DnsZone
{
    private readonly Dictionary<(string Name, int Type), List<byte[]>> _records = [];

    public DnsZone Srv(string name, int port, string target)
    {
        Add(name, 33, [0, 0, 0, 5, (byte)(port >> 8), (byte)port, .. Name(target)]);
        return this;
    }

    public DnsZone Txt(string name, params string[] texts)
    {
        Add(name, 16, [.. texts.SelectMany(text => (byte[])[(byte)text.Length, .. Encoding.ASCII.GetBytes(text)])]);
        return this;
    }

    /// <summary>A whole answer, which says that there is no such name where there is none.</summary>
    public byte[] Answer(byte[] question)
    {
        var (name, type) = Asked(question);
        var records = _records.GetValueOrDefault((name, type), []);
        var isKnown = _records.Keys.Any(key => key.Name == name);
        List<byte> message = [question[0], question[1], 0x81, (byte)(isKnown ? 0x80 : 0x83), 0, 1, 0, (byte)records.Count, 0, 0, 0, 0];
        message.AddRange(question.Skip(12));
        foreach (var data in records)
            message.AddRange([0xC0, 12, 0, (byte)type, 0, 1, 0, 0, 0, 60, (byte)(data.Length >> 8), (byte)data.Length, .. data]);
        return [.. message];
    }

    /// <summary>An answer that says: ask by TCP.</summary>
    public static byte[] Truncated(byte[] question) => [question[0], question[1], 0x83, 0x80, 0, 1, 0, 0, 0, 0, 0, 0, .. question.Skip(12)];

    private static byte[] Name(string name) =>
        [.. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]), 0];

    private static (string Name, int Type) Asked(byte[] question)
    {
        var labels = new List<string>();
        var at = 12;
        for (; question[at] != 0; at += 1 + question[at])
            labels.Add(Encoding.ASCII.GetString(question, at + 1, question[at]));
        return (string.Join('.', labels), (question[at + 1] << 8) | question[at + 2]);
    }

    private void Add(string name, int type, byte[] data)
    {
        if (!_records.TryGetValue((name, type), out var records))
            _records[(name, type)] = records = [];
        records.Add(data);
    }
}
