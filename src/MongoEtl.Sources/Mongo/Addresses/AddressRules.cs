using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>Options that contradict each other or the hosts (URI options specification, and those that it refers to).</summary>
internal static class AddressRules
{
    private static readonly (string One, string Other)[] TlsConflicts =
    [
        ("tlsInsecure", "tlsAllowInvalidCertificates"),
        ("tlsInsecure", "tlsAllowInvalidHostnames"),
        ("tlsInsecure", "tlsDisableOCSPEndpointCheck"),
        ("tlsInsecure", "tlsDisableCertificateRevocationCheck"),
        ("tlsAllowInvalidCertificates", "tlsDisableOCSPEndpointCheck"),
        ("tlsAllowInvalidCertificates", "tlsDisableCertificateRevocationCheck"),
        ("tlsDisableOCSPEndpointCheck", "tlsDisableCertificateRevocationCheck"),
    ];

    /// <summary>Checks all rules.</summary>
    /// <param name="isSrv">True of <c>mongodb+srv</c>.</param>
    /// <param name="hosts">How many there are; 1 while DNS has yet to say.</param>
    /// <param name="options">Valid by themselves.</param>
    /// <exception cref="SourceException">One is broken.</exception>
    internal static void Check(bool isSrv, int hosts, UriOptions options)
    {
        Tls(options);
        Hosts(isSrv, hosts, options);
        Srv(isSrv, options);
        Proxy(options);
        Reads(options);
        Pools(options);
    }

    private static void Tls(UriOptions options)
    {
        foreach (var (one, other) in TlsConflicts)
        {
            if (options.Has(one) && options.Has(other))
                throw Together(one, other);
        }
    }

    private static void Hosts(bool isSrv, int hosts, UriOptions options)
    {
        var isDirect = options.Boolean("directConnection") == true;
        var isBalanced = options.Boolean("loadBalanced") == true;
        if (isDirect && isSrv)
            throw AddressFault.Option("directConnection",
                "it cannot be true with mongodb+srv, which may name many hosts. Write mongodb:// and one");
        if (isDirect && hosts > 1)
            throw AddressFault.Option("directConnection",
                "it cannot be true with several hosts. Write one host, or leave it out");
        if (isBalanced && hosts > 1)
            throw AddressFault.Option("loadBalanced",
                "it cannot be true with several hosts. Write the load balancer's only, or leave it out");
        if (isBalanced && isDirect)
            throw Together("loadBalanced=true", "directConnection=true");
        if (isBalanced && options.Text("replicaSet") is not null)
            throw Together("loadBalanced=true", "replicaSet");
    }

    private static void Srv(bool isSrv, UriOptions options)
    {
        if (!isSrv && (options.Has("srvMaxHosts") || options.Has("srvServiceName")))
            throw AddressFault.Options("options srvMaxHosts and srvServiceName are for mongodb+srv:// only. Leave them out");
        if (options.Integer("srvMaxHosts") is not > 0)
            return;
        if (options.Text("replicaSet") is not null)
            throw Together("srvMaxHosts above 0", "replicaSet");
        if (options.Boolean("loadBalanced") == true)
            throw Together("srvMaxHosts above 0", "loadBalanced=true");
    }

    private static void Proxy(UriOptions options)
    {
        var hasUser = options.Text("proxyUsername") is not null;
        var hasPassword = options.Text("proxyPassword") is not null;
        if (options.Text("proxyHost") is null && (hasUser || hasPassword || options.Has("proxyPort")))
            throw AddressFault.Options("options of a proxy are given without proxyHost. Leave them out");
        if (hasUser != hasPassword)
            throw AddressFault.Options("one of proxyUsername and proxyPassword is given without the other. Write both or none");
    }

    private static void Reads(UriOptions options)
    {
        if (options.Text("readPreference") is not (null or "primary"))
            return;
        if (options.List<TagSet>("readPreferenceTags").Any(set => set.Tags.Count > 0))
            throw AddressFault.Option("readPreferenceTags",
                "the primary cannot be chosen by tags. Write another readPreference, or leave them out");
        if (options.Integer("maxStalenessSeconds") is >= 0)
            throw AddressFault.Option("maxStalenessSeconds", "the primary is never behind. Write another readPreference, or leave it out");
    }

    private static void Pools(UriOptions options)
    {
        if (options.Integer("maxPoolSize") is > 0 and var most && options.Integer("minPoolSize") > most)
            throw AddressFault.Option("minPoolSize", "it is above maxPoolSize. Write a smaller one");
    }

    private static SourceException Together(string one, string other) =>
        AddressFault.Options($"options {one} and {other} cannot stand together. Leave one of them out");
}
