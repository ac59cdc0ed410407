using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MongoEtl.Sources;

/// <summary>Where a server listens: a name or address with a port, or the path of a UNIX socket. Equal by value; names are lower-case,
/// as servers' own lists of members must be compared.</summary>
internal sealed record MongoHost
{
    /// <summary>The port of servers that name none.</summary>
    internal const int DefaultPort = 27017;

    /// <summary>A name or address with a port. IPv6 addresses come without brackets.</summary>
    internal MongoHost(string name, int port = DefaultPort)
        : this(name.ToLowerInvariant(), port, false)
    {
    }

    private MongoHost(string name, int port, bool isUnixSocket) => (Name, Port, IsUnixSocket) = (name, port, isUnixSocket);

    /// <summary>Host name, IPv4 or IPv6 address (no brackets), or the path of a socket.</summary>
    internal string Name { get; }

    /// <summary>1 to 65535; 0 of a UNIX socket.</summary>
    internal int Port { get; }

    /// <summary>True when <see cref="Name"/> is a path.</summary>
    internal bool IsUnixSocket { get; }

    /// <summary>What a socket connects to; names are resolved by it.</summary>
    internal EndPoint EndPoint => this switch
    {
        { IsUnixSocket: true } => new UnixDomainSocketEndPoint(Name),
        _ when IPAddress.TryParse(Name, out var address) => new IPEndPoint(address, Port),
        _ => new DnsEndPoint(Name, Port),
    };

    /// <summary>A UNIX socket; its path keeps its case.</summary>
    internal static MongoHost UnixSocket(string path) => new(path, 0, true);

    /// <summary>Reads <c>name</c>, <c>name:port</c>, <c>[IPv6]</c>, <c>[IPv6]:port</c> or a path that ends in <c>.sock</c>, all decoded, as
    /// servers and addresses write them; null where the text is none of them.</summary>
    internal static MongoHost? TryParse(string text)
    {
        if (text.Contains('/', StringComparison.Ordinal))
            return text.EndsWith(".sock", StringComparison.Ordinal) ? UnixSocket(text) : null;
        if (text.StartsWith('['))
            return TryParseBracketed(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? text : text[..colon];
        return IsName(name) && TryParsePort(text[name.Length..], out var port) ? new MongoHost(name, port) : null;
    }

    public override string ToString() => IsUnixSocket ? Name
        : Name.Contains(':', StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"[{Name}]:{Port}")
            : string.Create(CultureInfo.InvariantCulture, $"{Name}:{Port}");

    private static MongoHost? TryParseBracketed(string text)
    {
        var close = text.IndexOf(']', StringComparison.Ordinal);
        if (close < 0)
            return null;
        var name = text[1..close];
        return IPAddress.TryParse(name, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6
            && TryParsePort(text[(close + 1)..], out var port)
            ? new MongoHost(name, port)
            : null;
    }

    private static bool IsName(string name)
    {
        foreach (var letter in name)
        {
            if (letter <= ' ' || "@/\\?#[]:,%\"<>".Contains(letter, StringComparison.Ordinal))
                return false;
        }
        return name.Length is > 0 and <= 255;
    }

    private static bool TryParsePort(string suffix, out int port)
    {
        port = DefaultPort;
        return suffix.Length == 0
            || (suffix[0] == ':' && int.TryParse(suffix.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out port)
                && port is > 0 and <= 65535);
    }
}
