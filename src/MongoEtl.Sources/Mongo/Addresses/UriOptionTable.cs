namespace MongoEtl.Sources;

/// <summary>The options that are known (URI options specification, "List of specified options").</summary>
internal static class UriOptionTable
{
    private static readonly UriOption[] Options =
    [
        new("appName", UriOptionKind.Text),
        new("authMechanism", UriOptionKind.Text),
        new("authMechanismProperties", UriOptionKind.Properties) { IsSecret = true },
        new("authSource", UriOptionKind.Text),
        new("compressors", UriOptionKind.Texts),
        new("connectTimeoutMS", UriOptionKind.Integer),
        new("directConnection", UriOptionKind.Boolean),
        new("enableOverloadRetargeting", UriOptionKind.Boolean) { IsUsed = false },
        new("heartbeatFrequencyMS", UriOptionKind.Integer) { Least = 500 },
        new("journal", UriOptionKind.Boolean) { IsUsed = false },
        new("loadBalanced", UriOptionKind.Boolean),
        new("localThresholdMS", UriOptionKind.Integer),
        new("maxAdaptiveRetries", UriOptionKind.Integer) { IsUsed = false },
        new("maxConnecting", UriOptionKind.Integer) { Least = 1 },
        new("maxIdleTimeMS", UriOptionKind.Integer),
        new("maxPoolSize", UriOptionKind.Integer),
        new("maxStalenessSeconds", UriOptionKind.Integer) { Least = -1 },
        new("minPoolSize", UriOptionKind.Integer) { IsUsed = false },
        new("proxyHost", UriOptionKind.Text),
        new("proxyPassword", UriOptionKind.Text) { IsSecret = true },
        new("proxyPort", UriOptionKind.Integer) { Least = 1, Most = 65535 },
        new("proxyUsername", UriOptionKind.Text) { IsSecret = true },
        new("readConcernLevel", UriOptionKind.Text),
        new("readPreference", UriOptionKind.Text)
        {
            Values = ["primary", "primaryPreferred", "secondary", "secondaryPreferred", "nearest"],
        },
        new("readPreferenceTags", UriOptionKind.TagSets),
        new("replicaSet", UriOptionKind.Text),
        new("retryReads", UriOptionKind.Boolean),
        new("retryWrites", UriOptionKind.Boolean) { IsUsed = false },
        new("serverMonitoringMode", UriOptionKind.Text) { IsUsed = false, Values = ["auto", "poll", "stream"] },
        new("serverSelectionTimeoutMS", UriOptionKind.Integer),
        new("serverSelectionTryOnce", UriOptionKind.Boolean) { IsUsed = false },
        new("socketTimeoutMS", UriOptionKind.Integer),
        new("srvMaxHosts", UriOptionKind.Integer),
        new("srvServiceName", UriOptionKind.Text),
        new("timeoutMS", UriOptionKind.Integer) { IsUsed = false },
        new("tls", UriOptionKind.Boolean),
        new("tlsAllowInvalidCertificates", UriOptionKind.Boolean),
        new("tlsAllowInvalidHostnames", UriOptionKind.Boolean),
        new("tlsCAFile", UriOptionKind.Text),
        new("tlsCertificateKeyFile", UriOptionKind.Text),
        new("tlsCertificateKeyFilePassword", UriOptionKind.Text) { IsSecret = true },
        new("tlsDisableCertificateRevocationCheck", UriOptionKind.Boolean),
        new("tlsDisableOCSPEndpointCheck", UriOptionKind.Boolean),
        new("tlsInsecure", UriOptionKind.Boolean),
        new("w", UriOptionKind.Text) { IsUsed = false },
        new("waitQueueTimeoutMS", UriOptionKind.Integer),
        new("wTimeoutMS", UriOptionKind.Integer) { IsUsed = false },
        new("zlibCompressionLevel", UriOptionKind.Integer) { Least = -1, Most = 9 },
    ];

    private static readonly Dictionary<string, UriOption> ByName =
        Options.ToDictionary(option => option.Name, StringComparer.OrdinalIgnoreCase);

    // ssl is an alias in good standing; wtimeout is the old spelling of one that replaced it.
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ssl"] = "tls",
        ["wtimeout"] = "wTimeoutMS",
    };

    /// <summary>The option of that name or alias, whatever its case; null: there is none.</summary>
    internal static UriOption? Find(string name) =>
        ByName.GetValueOrDefault(OtherNames.TryGetValue(name, out var present) ? present : name);

    /// <summary>True of a name that another has replaced.</summary>
    internal static bool IsDeprecated(string name) => name.Equals("wtimeout", StringComparison.OrdinalIgnoreCase);
}
