using System.Buffers.Binary;

namespace MongoEtl.Sources;

/// <summary>Questions and answers of DNS as bytes (RFC 1035, section 4).</summary>
internal static class DnsMessage
{
    private const int HeaderLength = 12;
    private const ushort Internet = 1;
    private const int SrvLength = 6;

    /// <summary>A question that asks the server to look further itself; its first two bytes, the id, are zero.</summary>
    /// <exception cref="DnsFormatException">DNS has no such name.</exception>
    internal static byte[] Question(string name, DnsRecordType type)
    {
        List<byte> message = [0, 0, 0x01, 0, 0, 1, 0, 0, 0, 0, 0, 0];
        DnsName.Write(message, name);
        message.AddRange([0, (byte)type, 0, (byte)Internet]);
        return [.. message];
    }

    /// <summary>Reads an answer; null when it answers another question, as a stray or forged one does.</summary>
    /// <param name="message">What came.</param>
    /// <param name="id">Of the question.</param>
    /// <param name="name">What was asked for, in lower case.</param>
    /// <param name="type">And which records.</param>
    /// <exception cref="DnsFormatException">It answers the question, in bytes that break the format.</exception>
    internal static DnsAnswer? TryRead(ReadOnlySpan<byte> message, ushort id, string name, DnsRecordType type)
    {
        if (message.Length < HeaderLength || Word(message, 0) != id)
            return null;
        var flags = Word(message, 2);
        if ((flags & 0x8000) == 0 || Word(message, 4) != 1)
            return null;
        var at = HeaderLength;
        if (DnsName.Read(message, ref at) != name || Word(message, at) != (ushort)type || Word(message, at + 2) != Internet)
            return null;
        at += 4;
        var isTruncated = (flags & 0x0200) != 0;
        // What was cut off is asked for again by TCP.
        var records = isTruncated ? [] : Records(message, at, Word(message, 6), name, type);
        return new DnsAnswer((DnsResponseCode)(flags & 0xF), isTruncated, records);
    }

    /// <summary>The texts of a TXT record, one after the other.</summary>
    /// <exception cref="DnsFormatException">A text is cut off.</exception>
    internal static byte[] Text(ReadOnlySpan<byte> data)
    {
        var text = new List<byte>(data.Length);
        for (var at = 0; at < data.Length; at += 1 + data[at])
        {
            if (at + 1 + data[at] > data.Length)
                throw new DnsFormatException("a text that is cut off");
            text.AddRange(data.Slice(at + 1, data[at]));
        }
        return [.. text];
    }

    private static List<DnsRecord> Records(ReadOnlySpan<byte> message, int at, int count, string name, DnsRecordType type)
    {
        var records = new List<DnsRecord>();
        for (var number = 0; number < count; number++)
        {
            var owner = DnsName.Read(message, ref at);
            var (kind, network, length) = (Word(message, at), Word(message, at + 2), Word(message, at + 8));
            at += 10;
            if (at + length > message.Length)
                throw new DnsFormatException("a record that is cut off");
            // Others, such as those of an alias, are not of the name that was asked for.
            if (owner == name && kind == (ushort)type && network == Internet)
                records.Add(Record(message, at, length, type));
            at += length;
        }
        return records;
    }

    private static DnsRecord Record(ReadOnlySpan<byte> message, int at, int length, DnsRecordType type)
    {
        var data = message.Slice(at, length).ToArray();
        if (type != DnsRecordType.Srv)
            return new DnsRecord(data, "", 0);
        if (length <= SrvLength)
            throw new DnsFormatException("an SRV record without host");
        var end = at + SrvLength;
        var target = DnsName.Read(message, ref end);
        return end == at + length
            ? new DnsRecord(data, target, Word(message, at + 4))
            : throw new DnsFormatException("an SRV record of another length than it says");
    }

    private static ushort Word(ReadOnlySpan<byte> message, int at) => at + 2 <= message.Length
        ? BinaryPrimitives.ReadUInt16BigEndian(message[at..])
        : throw new DnsFormatException("an answer that is cut off");
}
