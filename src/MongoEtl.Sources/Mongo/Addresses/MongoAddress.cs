using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>Where MongoDB is, who the client is and how it reads: a connection string, understood (connection string, URI options,
/// authentication and initial DNS seedlist specifications). Its text is for people and holds no credential.</summary>
internal sealed record MongoAddress
{
    private readonly ConnectionText _text;

    private MongoAddress(ConnectionText text) => _text = text;

    /// <summary>The servers to ask first, one or more; none while <see cref="Srv"/> has yet to be looked up.</summary>
    internal required IReadOnlyList<MongoHost> Hosts { get; init; }

    /// <summary>The name that DNS knows, of a <c>mongodb+srv</c> address; null of others.</summary>
    internal SrvName? Srv { get; init; }

    /// <summary>The database after the hosts; null: none is named.</summary>
    internal string? Database { get; init; }

    /// <summary>Null: no authentication.</summary>
    internal MongoCredential? Credential { get; init; }

    /// <summary>What the options say, or their defaults.</summary>
    internal required MongoOptions Options { get; init; }

    /// <summary>A sentence each on options that are unknown, repeated or wrong and so ignored. No values of options.</summary>
    internal IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Names of valid options that change nothing here, such as those that only concern writes.</summary>
    internal IReadOnlyList<string> Unused { get; init; } = [];

    /// <summary>Every valid option by its name, as read.</summary>
    internal required UriOptions Uri { get; init; }

    /// <summary>Reads a connection string. Nothing is looked up: of a <c>mongodb+srv</c> address the hosts and the options that DNS adds
    /// have yet to come from <see cref="SrvSeedlist"/>.</summary>
    /// <exception cref="SourceException">It is none, or its options contradict each other. The message says what to write and holds no
    /// credential.</exception>
    internal static MongoAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Make(ConnectionText.Parse(text.Trim()), null, UriPairs.None);
    }

    /// <summary>The address with the hosts and the default options that DNS gave for it.</summary>
    /// <exception cref="SourceException">The options contradict those of the address or the hosts.</exception>
    internal MongoAddress With(IReadOnlyList<MongoHost> hosts, UriPairs defaults) => Make(_text, hosts, defaults);

    /// <summary>Refuses what addresses may say but this program does not offer, rather than connect in another way than was
    /// asked.</summary>
    /// <exception cref="SourceException">The address asks for a proxy, a load balancer, or a mechanism that is not offered.</exception>
    internal MongoAddress Supported()
    {
        if (Uri.Has("proxyHost"))
            throw AddressFault.Option("proxyHost", "this program does not connect through proxies. Leave it out, or tunnel the connection");
        return Credential?.Mechanism is MongoMechanism.Gssapi or MongoMechanism.Aws or MongoMechanism.Oidc
            ? throw AddressFault.Option("authMechanism",
                "this program offers SCRAM-SHA-1, SCRAM-SHA-256, MONGODB-X509 and PLAIN. Use a user with one of them")
            : this;
    }

    public override string ToString() => AddressText.Write(this);

    private static MongoAddress Make(ConnectionText text, IReadOnlyList<MongoHost>? hosts, UriPairs defaults)
    {
        var uri = UriOptions.Read(text.Pairs, defaults);
        AddressRules.Check(text.IsSrv, (hosts ?? text.Hosts).Count, uri);
        return new MongoAddress(text)
        {
            Hosts = hosts ?? (text.IsSrv ? [] : text.Hosts),
            Srv = text.IsSrv
                ? new SrvName(text.Hosts[0].Name, uri.Text("srvServiceName") ?? "mongodb", uri.Integer("srvMaxHosts") ?? 0)
                : null,
            Database = text.Database,
            Credential = CredentialRules.Make(text, uri),
            Options = OptionsReader.Read(uri, text.IsSrv),
            Warnings = uri.Warnings,
            Unused = uri.Unused,
            Uri = uri,
        };
    }
}
