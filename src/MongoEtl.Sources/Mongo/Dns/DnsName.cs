using System.Text;

namespace MongoEtl.Sources;

/// <summary>Names in DNS messages: labels with their lengths, which may go on at an earlier place (RFC 1035, sections 3.1 and
/// 4.1.4).</summary>
internal static class DnsName
{
    private const int LongestLabel = 63;
    private const int LongestName = 253;

    /// <summary>Writes a name.</summary>
    /// <exception cref="DnsFormatException">DNS has no such name.</exception>
    internal static void Write(List<byte> message, string name)
    {
        if (name.Length is 0 or > LongestName)
            throw new DnsFormatException($"a name of {name.Length} letters, not 1 to {LongestName}");
        foreach (var label in name.Split('.'))
        {
            if (label.Length is 0 or > LongestLabel || !Ascii.IsValid(label))
                throw new DnsFormatException($"a part between dots that is empty, longer than {LongestLabel} letters or not ASCII");
            message.Add((byte)label.Length);
            message.AddRange(Encoding.ASCII.GetBytes(label));
        }
        message.Add(0);
    }

    /// <summary>Reads the name at a place, in lower case and without a final dot, and moves the place behind it.</summary>
    /// <exception cref="DnsFormatException">It is cut off, too long, refers forward or holds a byte that host names do not.</exception>
    internal static string Read(ReadOnlySpan<byte> message, ref int at)
    {
        var name = new StringBuilder();
        var place = at;
        var isHere = true;
        // A reference must go back behind the last one, so the walk ends.
        var before = at;
        while (true)
        {
            var length = Byte(message, place++);
            if (length == 0)
                break;
            if (length >= 0xC0)
            {
                var target = ((length & 0x3F) << 8) | Byte(message, place++);
                if (isHere)
                    at = place;
                isHere = false;
                if (target >= before)
                    throw new DnsFormatException("a name that refers to itself or forward");
                before = place = target;
                continue;
            }
            if (length > LongestLabel || place + length > message.Length)
                throw new DnsFormatException("a name that is cut off or has an unknown form");
            Append(name, message.Slice(place, length));
            place += length;
        }
        if (isHere)
            at = place;
        return name.ToString();
    }

    private static void Append(StringBuilder name, ReadOnlySpan<byte> label)
    {
        if (name.Length > 0)
            name.Append('.');
        foreach (var letter in label)
        {
            // A dot inside a label would make one domain look like another.
            if (letter is <= (byte)' ' or (byte)'.' or >= 0x7F)
                throw new DnsFormatException("a name with a byte that names of hosts do not have");
            name.Append(char.ToLowerInvariant((char)letter));
        }
        if (name.Length > LongestName)
            throw new DnsFormatException("a name that is too long");
    }

    private static byte Byte(ReadOnlySpan<byte> message, int at) =>
        at < message.Length ? message[at] : throw new DnsFormatException("a name that is cut off");
}
