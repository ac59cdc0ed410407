namespace MongoEtl.Cli;

/// <summary>Every setting there is.</summary>
internal static class KnownSettings
{
    public static readonly SettingDefinition MongoUri = new(
        "MONGODB_URI", "source",
        "The source: the path of a mongodump folder, of one database's folder in it, or of a file written by mongodump --archive (gzip " +
        "is recognised); or the address of a MongoDB 4.0 or later, mongodb://USER:PASSWORD@HOST/DATABASE?OPTIONS or mongodb+srv://... An " +
        "address with a password belongs into the environment, .env or MONGODB_URI_FILE, because others can read command lines.",
        null, "backup/dump");

    public static readonly SettingDefinition MongoReadConcern = new(
        "MONGODB_READ_CONCERN", "source-read-concern",
        "What reads of a server may see: local, majority, available or snapshot. With snapshot (MongoDB 5.0 or later, a replica set or " +
        "sharded cluster) everything is read as it was at one moment; the server must keep that moment as long as the reading lasts " +
        "(minSnapshotHistoryWindowInSeconds).",
        "what the address says, else local", "majority");

    public static readonly SettingDefinition PostgresHost = new(
        "POSTGRES_HOST", "postgres-host", "Name or address of the PostgreSQL server (12 or later), or the folder of its Unix socket.",
        null, "localhost");

    public static readonly SettingDefinition PostgresPort = new(
        "POSTGRES_PORT", "postgres-port", "Its port.", "5432", "5432");

    public static readonly SettingDefinition PostgresDb = new(
        "POSTGRES_DB", "postgres-db", "The database that gets the tables, and schema mongoetl with the state of runs.", null, "app");

    public static readonly SettingDefinition PostgresUser = new(
        "POSTGRES_USER", "postgres-user", "The role to log in as. It creates tables in the database.", null, "migrator");

    public static readonly SettingDefinition PostgresPassword = new(
        "POSTGRES_PASSWORD", null,
        "Its password. There is no option for it, because others can read command lines. In .env, put a password that holds $, # or " +
        "blanks between single quotes.",
        "none, for servers that ask for none", "'a long secret'") { IsSecret = true };

    public static readonly SettingDefinition PostgresSslMode = new(
        "POSTGRES_SSLMODE", "postgres-sslmode",
        "Encryption of the connection: disable, allow, prefer, require, verify-ca or verify-full, as libpq has them.",
        "prefer", "verify-full");

    public static readonly SettingDefinition StateHost = new(
        "STATE_HOST", null,
        "Where schema mongoetl with the state of runs is kept when no POSTGRES_HOST is set, that is, when only Cassandra is written to. " +
        "STATE_PORT, STATE_DB, STATE_USER, STATE_PASSWORD and STATE_SSLMODE go with it, as the POSTGRES_ ones do.",
        "the target PostgreSQL", "localhost");

    public static readonly SettingDefinition StatePort = new("STATE_PORT", null, "Its port.", "5432", "5432");

    public static readonly SettingDefinition StateDb = new("STATE_DB", null, "Its database.", null, "etl_state");

    public static readonly SettingDefinition StateUser = new("STATE_USER", null, "Its role.", null, "migrator");

    public static readonly SettingDefinition StatePassword = new(
        "STATE_PASSWORD", null, "Its password.", "none, for servers that ask for none", "'a long secret'") { IsSecret = true };

    public static readonly SettingDefinition StateSslMode = new(
        "STATE_SSLMODE", null, "Encryption of its connection, as POSTGRES_SSLMODE.", "prefer", "verify-full");

    public static readonly SettingDefinition CassandraHosts = new(
        "CASSANDRA_HOSTS", "cassandra-hosts",
        "Nodes of the Cassandra or ScyllaDB cluster to ask first, with commas between them; the others are found through them. A port may " +
        "follow a colon; an IPv6 address stands in brackets.",
        "none: tables of Cassandra are left out", "10.0.0.1,10.0.0.2");

    public static readonly SettingDefinition CassandraPort = new(
        "CASSANDRA_PORT", "cassandra-port", "The port of the nodes that name none.", "9042", "9042");

    public static readonly SettingDefinition CassandraKeyspace = new(
        "CASSANDRA_KEYSPACE", "cassandra-keyspace",
        "The keyspace that gets the tables. One that is absent is created, so see that the name is right; where the role may not create it, the " +
        "run stops before it writes.",
        null, "app");

    public static readonly SettingDefinition CassandraUser = new(
        "CASSANDRA_USER", "cassandra-user", "The role to log in as.", "none, for clusters that ask for none", "migrator");

    public static readonly SettingDefinition CassandraPassword = new(
        "CASSANDRA_PASSWORD", null, "Its password. There is no option for it.", "none", "'a long secret'") { IsSecret = true };

    public static readonly SettingDefinition CassandraDataCenter = new(
        "CASSANDRA_DATACENTER", "cassandra-datacenter", "The data centre whose nodes take the writes.",
        "the cluster's, where it has only one", "dc1");

    public static readonly SettingDefinition CassandraConsistency = new(
        "CASSANDRA_WRITE_CONSISTENCY", "cassandra-write-consistency",
        "How many replicas acknowledge each write: ANY, ONE, TWO, THREE, QUORUM, ALL, LOCAL_QUORUM, EACH_QUORUM or LOCAL_ONE.",
        "LOCAL_QUORUM", "QUORUM");

    public static readonly SettingDefinition CassandraReadConsistency = new(
        "CASSANDRA_READ_CONSISTENCY", null,
        "How many replicas are asked for each row by what reads tables (validate, replays of [Newest] rows): ONE, TWO, THREE, QUORUM, ALL, " +
        "LOCAL_QUORUM or LOCAL_ONE.",
        "a level that meets what CASSANDRA_WRITE_CONSISTENCY wrote", "QUORUM");

    public static readonly SettingDefinition CassandraReplication = new(
        "CASSANDRA_REPLICATION", null,
        "The replication of a keyspace that has to be created, as CQL writes it. Ignored where the keyspace exists. If " +
        "the cluster refuses it (an unknown data centre, say), the run stops before it writes.",
        "NetworkTopologyStrategy, as many replicas as the data centre has nodes, at most 3",
        "{'class': 'NetworkTopologyStrategy', 'dc1': 3}");

    public static readonly SettingDefinition CassandraTls = new(
        "CASSANDRA_TLS", null, "Whether connections are encrypted: on or off. The nodes' certificates are always checked.", "off", "on");

    public static readonly SettingDefinition CassandraTlsCa = new(
        "CASSANDRA_TLS_CA", null, "PEM file with the certificates of the authorities to trust.", "those of the machine", "ca.pem");

    public static readonly SettingDefinition CassandraTlsCertificate = new(
        "CASSANDRA_TLS_CERT", null, "PEM file with a client certificate, for clusters that ask for one.", "none", "client.pem");

    public static readonly SettingDefinition CassandraTlsKey = new(
        "CASSANDRA_TLS_KEY", null, "PEM file with its key.", "the certificate's file", "client.key");

    public static readonly SettingDefinition EncryptionKey = new(
        "ENCRYPTION_KEY", null,
        "Encrypts what is kept of documents with sensitive fields (their dead letters). Needed if the plan has such an entity. " +
        "`openssl rand -hex 32` makes one. Keep it: without it those dead letters cannot be read.",
        "none", new string('0', 8) + "... (64 hexadecimal digits)") { IsSecret = true };

    /// <summary>Where documents come from.</summary>
    public static IReadOnlyList<SettingDefinition> Source { get; } = [MongoUri, MongoReadConcern];

    /// <summary>How to reach PostgreSQL.</summary>
    public static IReadOnlyList<SettingDefinition> Target { get; } =
        [PostgresHost, PostgresPort, PostgresDb, PostgresUser, PostgresPassword, PostgresSslMode];

    /// <summary>Where state is without a PostgreSQL target.</summary>
    public static IReadOnlyList<SettingDefinition> State { get; } = [StateHost, StatePort, StateDb, StateUser, StatePassword, StateSslMode];

    /// <summary>How to reach Cassandra.</summary>
    public static IReadOnlyList<SettingDefinition> Cassandra { get; } =
    [
        CassandraHosts, CassandraPort, CassandraKeyspace, CassandraUser, CassandraPassword, CassandraDataCenter, CassandraConsistency,
        CassandraReadConsistency,
        CassandraReplication, CassandraTls, CassandraTlsCa, CassandraTlsCertificate, CassandraTlsKey,
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SettingDefinition> All { get; } = [.. Source, .. Target, .. State, .. Cassandra, EncryptionKey];
}
