using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>The parts of a connection string, decoded, before anything is known of what they mean (connection string
/// specification).</summary>
internal sealed class ConnectionText
{
    private const string Scheme = "mongodb://";
    private const string SrvScheme = "mongodb+srv://";

    private ConnectionText(
        bool isSrv, string? userName, string? password, IReadOnlyList<MongoHost> hosts, string? database, UriPairs pairs) =>
        (IsSrv, UserName, Password, Hosts, Database, Pairs) = (isSrv, userName, password, hosts, database, pairs);

    /// <summary>True of <c>mongodb+srv</c>: the one host is a name to look up.</summary>
    internal bool IsSrv { get; }

    internal string? UserName { get; }

    /// <summary>Null where there is none, which is not the empty one.</summary>
    internal string? Password { get; }

    /// <summary>One or more.</summary>
    internal IReadOnlyList<MongoHost> Hosts { get; }

    internal string? Database { get; }

    /// <summary>In their order.</summary>
    internal UriPairs Pairs { get; }

    /// <summary>Takes a connection string apart.</summary>
    /// <exception cref="SourceException">It is none; the message holds nothing that may be a password.</exception>
    internal static ConnectionText Parse(string text)
    {
        var isSrv = text.StartsWith(SrvScheme, StringComparison.OrdinalIgnoreCase);
        if (!isSrv && !text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw AddressFault.Scheme();
        var rest = text[(isSrv ? SrvScheme : Scheme).Length..];
        var end = rest.IndexOfAny(['/', '?']);
        var (authority, tail) = end < 0 ? (rest, "") : (rest[..end], rest[end..]);
        var question = tail.IndexOf('?', StringComparison.Ordinal);
        var (path, query) = question < 0 ? (tail, "") : (tail[..question], tail[(question + 1)..]);
        var at = authority.LastIndexOf('@');
        // A password with a bare / or ? ends the authority too soon; then the @ comes later, and what looks like an option may be a secret.
        var mayShow = !tail.Contains('@', StringComparison.Ordinal);
        var (userName, password) = at < 0 ? (null, null) : UserInfo(authority[..at]);
        var hosts = HostsOf(authority[(at + 1)..], isSrv);
        return new ConnectionText(isSrv, userName, password, hosts, DatabaseOf(path), UriPairs.Parse(query, mayShow));
    }

    private static (string UserName, string? Password) UserInfo(string text)
    {
        if (text.Contains('@', StringComparison.Ordinal))
            throw AddressFault.UserInfo("the user name or the password holds an @");
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0 && text.LastIndexOf(':') > colon)
            throw AddressFault.UserInfo("the user name or the password holds a colon");
        var userName = Decode(colon < 0 ? text : text[..colon], "the user name");
        if (userName.Length == 0)
            throw AddressFault.UserInfo("the user name before the @ is empty");
        return (userName, colon < 0 ? null : Decode(text[(colon + 1)..], "the password"));
    }

    private static MongoHost[] HostsOf(string text, bool isSrv)
    {
        if (text.Length == 0)
            throw AddressFault.NoHost();
        var parts = text.Split(',');
        if (isSrv)
            return [SrvHost(parts)];
        var hosts = new MongoHost[parts.Length];
        for (var at = 0; at < parts.Length; at++)
        {
            hosts[at] = MongoHost.TryParse(Decode(parts[at], $"host {at + 1}"))
                ?? throw AddressFault.Host(at + 1);
        }
        return hosts;
    }

    private static MongoHost SrvHost(string[] parts)
    {
        if (parts.Length > 1)
            throw AddressFault.Options("mongodb+srv takes one name, of which DNS lists the hosts. Write one, or mongodb:// with several");
        if (parts[0].Contains(':', StringComparison.Ordinal))
            throw AddressFault.Options("mongodb+srv takes a name without port, because DNS tells the ports. Leave the port out");
        var host = MongoHost.TryParse(Decode(parts[0], "the host").TrimEnd('.'));
        return host is { IsUnixSocket: false } ? host : throw AddressFault.Host(1);
    }

    private static string? DatabaseOf(string path)
    {
        if (path.Length <= 1)
            return null;
        var database = Decode(path[1..], "the database");
        return path.Contains('@', StringComparison.Ordinal) || database.AsSpan().IndexOfAny("/\\ \"$") >= 0
            ? throw AddressFault.Database()
            : database;
    }

    private static string Decode(string text, string place) => PercentText.TryDecode(text) ?? throw AddressFault.Encoding(place);
}
