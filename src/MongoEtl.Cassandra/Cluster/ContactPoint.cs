using System.Globalization;
using System.Net;

namespace MongoEtl.Cassandra;

/// <summary>An address from which the rest of the cluster is learnt: <c>host</c>, <c>host:port</c>, <c>[::1]</c> or
/// <c>[::1]:port</c>.</summary>
/// <param name="Host">A name or an address, without brackets.</param>
/// <param name="Port">Its port for the native protocol.</param>
internal sealed record ContactPoint(string Host, int Port)
{
    /// <summary>Reads one; <paramref name="defaultPort"/> stands where it names none.</summary>
    /// <exception cref="FormatException">The text is no host with or without port; the message says what is.</exception>
    internal static ContactPoint Parse(string text, int defaultPort)
    {
        var trimmed = text.Trim();
        if (trimmed.StartsWith('['))
        {
            var close = trimmed.IndexOf(']', StringComparison.Ordinal);
            return close > 1
                ? new ContactPoint(trimmed[1..close], PortOf(trimmed[(close + 1)..], defaultPort, text))
                : throw Wrong(text);
        }
        var colon = trimmed.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0 && trimmed.LastIndexOf(':') > colon)
            return IPAddress.TryParse(trimmed, out _) ? new ContactPoint(trimmed, defaultPort) : throw Wrong(text);
        var host = colon < 0 ? trimmed : trimmed[..colon];
        return host.Length == 0 ? throw Wrong(text) : new ContactPoint(host, PortOf(trimmed[host.Length..], defaultPort, text));
    }

    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    private static int PortOf(string suffix, int defaultPort, string text)
    {
        if (suffix.Length == 0)
            return defaultPort;
        return suffix[0] == ':' && int.TryParse(suffix[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and <= 65535
            ? port
            : throw Wrong(text);
    }

    private static FormatException Wrong(string text) =>
        new($"\"{text.Trim()}\" is no address of a Cassandra node; "
            + "write host or host:port, and an IPv6 address with a port as [address]:port");
}
