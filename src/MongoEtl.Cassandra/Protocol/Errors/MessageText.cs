using System.Net;

namespace MongoEtl.Cassandra;

/// <summary>How addresses and servers' texts appear in messages.</summary>
internal static class MessageText
{
    private const int Longest = 1000;

    /// <summary><c>host:port</c>, without the address family that <see cref="DnsEndPoint"/> prints.</summary>
    public static string ToName(this EndPoint endPoint) =>
        endPoint is DnsEndPoint name ? $"{name.Host}:{name.Port}" : endPoint.ToString() ?? "";

    /// <summary>The text with line ends as spaces, cut where it is too long for a log's line.</summary>
    public static string OnOneLine(this string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length > Longest ? string.Concat(line.AsSpan(0, Longest), "...") : line;
    }
}
