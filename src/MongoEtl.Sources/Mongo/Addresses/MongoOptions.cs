namespace MongoEtl.Sources;

/// <summary>What an address says of connections and reads, with the defaults of the URI options specification.</summary>
internal sealed record MongoOptions
{
    /// <summary>Null: connections are not encrypted.</summary>
    internal MongoTlsOptions? Tls { get; init; }

    /// <summary><c>readPreference</c>, <c>readPreferenceTags</c> and <c>maxStalenessSeconds</c>.</summary>
    internal ReadPreference ReadPreference { get; init; } = ReadPreference.Primary;

    /// <summary><c>readConcernLevel</c>; null: the server's default.</summary>
    internal string? ReadConcernLevel { get; init; }

    /// <summary><c>retryReads</c>: a read that failed for a passing reason is sent once more.</summary>
    internal bool RetryReads { get; init; } = true;

    /// <summary><c>replicaSet</c>: the name that members must have; null: any.</summary>
    internal string? ReplicaSet { get; init; }

    /// <summary><c>directConnection</c>: the one host is read from as it is; null: not said.</summary>
    internal bool? DirectConnection { get; init; }

    /// <summary><c>loadBalanced</c>: the host stands for many.</summary>
    internal bool LoadBalanced { get; init; }

    /// <summary><c>connectTimeoutMS</c>, of connecting and of monitors' checks; <see cref="Timeout.InfiniteTimeSpan"/>: none.</summary>
    internal TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary><c>socketTimeoutMS</c>, of one answer; <see cref="Timeout.InfiniteTimeSpan"/>: none.</summary>
    internal TimeSpan SocketTimeout { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary><c>serverSelectionTimeoutMS</c>: how long to wait for a suited server.</summary>
    internal TimeSpan ServerSelectionTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary><c>heartbeatFrequencyMS</c>: the pause between two checks of a server, 500 ms or more.</summary>
    internal TimeSpan HeartbeatFrequency { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary><c>localThresholdMS</c>: how much slower than the fastest suited server another may be to share the reads.</summary>
    internal TimeSpan LocalThreshold { get; init; } = TimeSpan.FromMilliseconds(15);

    /// <summary><c>maxPoolSize</c>: open connections a server; <see cref="int.MaxValue"/>: no limit.</summary>
    internal int MaxPoolSize { get; init; } = 100;

    /// <summary><c>maxConnecting</c>: connections that one server's pool opens at the same time.</summary>
    internal int MaxConnecting { get; init; } = 2;

    /// <summary><c>maxIdleTimeMS</c>: an unused connection older than this is not used again; <see cref="Timeout.InfiniteTimeSpan"/>: it
    /// is.</summary>
    internal TimeSpan MaxIdleTime { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary><c>waitQueueTimeoutMS</c>: how long to wait for a free connection; <see cref="Timeout.InfiniteTimeSpan"/>: without
    /// end.</summary>
    internal TimeSpan WaitQueueTimeout { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary><c>compressors</c>, in order of preference, as written: also those that this program does not have.</summary>
    internal IReadOnlyList<string> Compressors { get; init; } = [];

    /// <summary><c>zlibCompressionLevel</c>: -1 (zlib's default) to 9.</summary>
    internal int ZlibLevel { get; init; } = -1;

    /// <summary><c>appName</c>, at most 128 bytes of UTF-8: shown in the server's log; null: the program's own name.</summary>
    internal string? AppName { get; init; }
}
