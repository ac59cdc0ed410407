using System.Text;
using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>Makes the typed options of an address.</summary>
internal static class OptionsReader
{
    private const int MostAppNameBytes = 128;

    /// <summary>Takes over every option that is written and leaves the defaults of the others.</summary>
    /// <param name="options">Valid by themselves and with each other.</param>
    /// <param name="isSrv">With <c>mongodb+srv</c>, TLS is on unless switched off.</param>
    /// <exception cref="SourceException">The application's name is too long.</exception>
    internal static MongoOptions Read(UriOptions options, bool isSrv)
    {
        var usual = new MongoOptions();
        return usual with
        {
            Tls = Tls(options, isSrv),
            ReadPreference = Preference(options),
            ReadConcernLevel = options.Text("readConcernLevel"),
            RetryReads = options.Boolean("retryReads") ?? usual.RetryReads,
            ReplicaSet = options.Text("replicaSet"),
            DirectConnection = options.Boolean("directConnection"),
            LoadBalanced = options.Boolean("loadBalanced") ?? usual.LoadBalanced,
            ConnectTimeout = Limit(options.Integer("connectTimeoutMS")) ?? usual.ConnectTimeout,
            SocketTimeout = Limit(options.Integer("socketTimeoutMS")) ?? usual.SocketTimeout,
            ServerSelectionTimeout = Milliseconds(options.Integer("serverSelectionTimeoutMS")) ?? usual.ServerSelectionTimeout,
            HeartbeatFrequency = Milliseconds(options.Integer("heartbeatFrequencyMS")) ?? usual.HeartbeatFrequency,
            LocalThreshold = Milliseconds(options.Integer("localThresholdMS")) ?? usual.LocalThreshold,
            MaxPoolSize = options.Integer("maxPoolSize") is { } most ? (most == 0 ? int.MaxValue : most) : usual.MaxPoolSize,
            MaxConnecting = options.Integer("maxConnecting") ?? usual.MaxConnecting,
            MaxIdleTime = Limit(options.Integer("maxIdleTimeMS")) ?? usual.MaxIdleTime,
            WaitQueueTimeout = Limit(options.Integer("waitQueueTimeoutMS")) ?? usual.WaitQueueTimeout,
            Compressors = options.List<string>("compressors"),
            ZlibLevel = options.Integer("zlibCompressionLevel") ?? usual.ZlibLevel,
            AppName = AppName(options),
        };
    }

    private static MongoTlsOptions? Tls(UriOptions options, bool isSrv)
    {
        // A tls option other than tls itself turns it on, as in every driver: an authority that nobody asks would only look safe.
        var isMeant = isSrv || options.Values.Keys.Any(name => name.Length > 3 && name.StartsWith("tls", StringComparison.Ordinal));
        if (!(options.Boolean("tls") ?? isMeant))
            return null;
        var isInsecure = options.Boolean("tlsInsecure") == true;
        return new MongoTlsOptions
        {
            AuthorityFile = options.Text("tlsCAFile"),
            CertificateKeyFile = options.Text("tlsCertificateKeyFile"),
            CertificateKeyFilePassword = options.Text("tlsCertificateKeyFilePassword"),
            AllowInvalidCertificates = isInsecure || options.Boolean("tlsAllowInvalidCertificates") == true,
            AllowInvalidHostNames = isInsecure || options.Boolean("tlsAllowInvalidHostnames") == true,
            CheckRevocation = !isInsecure && options.Boolean("tlsDisableCertificateRevocationCheck") != true
                && options.Boolean("tlsDisableOCSPEndpointCheck") != true,
        };
    }

    private static ReadPreference Preference(UriOptions options) => new(options.Text("readPreference") switch
    {
        "primaryPreferred" => ReadMode.PrimaryPreferred,
        "secondary" => ReadMode.Secondary,
        "secondaryPreferred" => ReadMode.SecondaryPreferred,
        "nearest" => ReadMode.Nearest,
        _ => ReadMode.Primary,
    })
    {
        TagSets = options.List<TagSet>("readPreferenceTags"),
        MaxStaleness = options.Integer("maxStalenessSeconds") is >= 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null,
    };

    private static string? AppName(UriOptions options) =>
        options.Text("appName") is { } name && Encoding.UTF8.GetByteCount(name) > MostAppNameBytes
            ? throw AddressFault.Option("appName", "it is longer than 128 bytes. Write a shorter one")
            : options.Text("appName");

    private static TimeSpan? Milliseconds(int? number) => number is { } some ? TimeSpan.FromMilliseconds(some) : null;

    // Where 0 means without limit.
    private static TimeSpan? Limit(int? number) => number == 0 ? Timeout.InfiniteTimeSpan : Milliseconds(number);
}
