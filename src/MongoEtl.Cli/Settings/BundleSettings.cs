namespace MongoEtl.Cli;

/// <summary>The folder that gets the rows of Cassandra tables where no cluster is connected to, checked.</summary>
internal sealed record BundleSettings
{
    private const int LongestKeyspace = 48;

    /// <summary>The folder, absolute.</summary>
    public required string Folder { get; init; }

    /// <summary>The keyspace that the scripts name.</summary>
    public required string Keyspace { get; init; }

    /// <summary>Its replication, or null.</summary>
    public string? Replication { get; init; }

    /// <summary>The data centre, or null.</summary>
    public string? DataCenter { get; init; }

    /// <summary>One of <see cref="CassandraSettings.Levels"/>.</summary>
    public required string Consistency { get; init; }

    /// <summary>Reads the settings, leaving problems with <paramref name="reader"/>.</summary>
    public static BundleSettings Read(SettingsReader reader, string folder, Plan plan)
    {
        if (!reader.IsSet(KnownSettings.PostgresHost) && !reader.IsSet(KnownSettings.StateHost))
            reader.Add("Also a bundle alone keeps its state in a database of PostgreSQL: set STATE_HOST, STATE_DB and STATE_USER.");
        return new BundleSettings
        {
            Folder = folder,
            Keyspace = reader.IsSet(KnownSettings.CassandraKeyspace)
                ? reader.RequiredName(KnownSettings.CassandraKeyspace)
                : KeyspaceOf(plan),
            Replication = reader.Optional(KnownSettings.CassandraReplication),
            DataCenter = reader.Optional(KnownSettings.CassandraDataCenter),
            Consistency = reader.OneOf(KnownSettings.CassandraConsistency, CassandraSettings.Levels),
        };
    }

    /// <summary>A keyspace named for the plan.</summary>
    public static string KeyspaceOf(Plan plan)
    {
        var name = string.Concat(plan.Name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return name.Length > LongestKeyspace ? name[..LongestKeyspace] : name;
    }

    /// <summary>As a message names it.</summary>
    public override string ToString() => $"a bundle for cqlsh in {Folder}";
}
