using CommandLine;

namespace MongoEtl.Cli;

/// <summary>Options of verbs that talk to the targets.</summary>
internal abstract class TargetOptions : VerbOptions
{
    [Option("postgres-host", MetaValue = "HOST", HelpText = "The PostgreSQL server; stands above POSTGRES_HOST.")]
    [Manual("--postgres-host db.example", Default = "POSTGRES_HOST")]
    public string? PostgresHost { get; set; }

    [Option("postgres-port", MetaValue = "PORT", HelpText = "Its port; stands above POSTGRES_PORT.")]
    [Manual("--postgres-port 5433", Default = "POSTGRES_PORT, else 5432")]
    public string? PostgresPort { get; set; }

    [Option("postgres-db", MetaValue = "NAME", HelpText = "The database; stands above POSTGRES_DB.")]
    [Manual("--postgres-db app", Default = "POSTGRES_DB")]
    public string? PostgresDb { get; set; }

    [Option("postgres-user", MetaValue = "ROLE", HelpText = "The role to log in as; stands above POSTGRES_USER.")]
    [Manual("--postgres-user migrator", Default = "POSTGRES_USER")]
    public string? PostgresUser { get; set; }

    [Option("postgres-sslmode", MetaValue = "MODE", HelpText = "Encryption of the connection; stands above POSTGRES_SSLMODE.")]
    [Manual("--postgres-sslmode verify-full", Default = "POSTGRES_SSLMODE, else prefer")]
    public string? PostgresSslMode { get; set; }

    [Option("cassandra-hosts", MetaValue = "HOSTS", HelpText = "Nodes of the Cassandra cluster; stands above CASSANDRA_HOSTS.")]
    [Manual("--cassandra-hosts 10.0.0.1,10.0.0.2", Default = "CASSANDRA_HOSTS")]
    public string? CassandraHosts { get; set; }

    [Option("cassandra-port", MetaValue = "PORT", HelpText = "Their port; stands above CASSANDRA_PORT.")]
    [Manual("--cassandra-port 9142", Default = "CASSANDRA_PORT, else 9042")]
    public string? CassandraPort { get; set; }

    [Option("cassandra-keyspace", MetaValue = "NAME", HelpText = "The keyspace; stands above CASSANDRA_KEYSPACE.")]
    [Manual("--cassandra-keyspace app", Default = "CASSANDRA_KEYSPACE")]
    public string? CassandraKeyspace { get; set; }

    [Option("cassandra-user", MetaValue = "ROLE", HelpText = "The role to log in as; stands above CASSANDRA_USER.")]
    [Manual("--cassandra-user migrator", Default = "CASSANDRA_USER")]
    public string? CassandraUser { get; set; }

    [Option("cassandra-datacenter", MetaValue = "NAME", HelpText = "The data centre to write to; stands above CASSANDRA_DATACENTER.")]
    [Manual("--cassandra-datacenter dc1", Default = "CASSANDRA_DATACENTER, else the cluster's only one")]
    public string? CassandraDataCenter { get; set; }

    [Option("cassandra-write-consistency", MetaValue = "LEVEL", HelpText = "Replicas that acknowledge each write; stands above " +
        "CASSANDRA_WRITE_CONSISTENCY.")]
    [Manual("--cassandra-write-consistency QUORUM", Default = "CASSANDRA_WRITE_CONSISTENCY, else LOCAL_QUORUM")]
    public string? CassandraWriteConsistency { get; set; }

    /// <summary>Options that are settings, by option name.</summary>
    public virtual Dictionary<string, string?> Settings() => new(StringComparer.Ordinal)
    {
        ["postgres-host"] = PostgresHost,
        ["postgres-port"] = PostgresPort,
        ["postgres-db"] = PostgresDb,
        ["postgres-user"] = PostgresUser,
        ["postgres-sslmode"] = PostgresSslMode,
        ["cassandra-hosts"] = CassandraHosts,
        ["cassandra-port"] = CassandraPort,
        ["cassandra-keyspace"] = CassandraKeyspace,
        ["cassandra-user"] = CassandraUser,
        ["cassandra-datacenter"] = CassandraDataCenter,
        ["cassandra-write-consistency"] = CassandraWriteConsistency,
    };
}
