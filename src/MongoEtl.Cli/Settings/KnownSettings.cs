namespace MongoEtl.Cli;

/// <summary>Every setting there is.</summary>
internal static class KnownSettings
{
    public static readonly SettingDefinition MongoUri = new(
        "MONGODB_URI", "source",
        "The source: the path of a mongodump folder, of one database's folder in it, or of a file written by mongodump --archive (gzip " +
        "is recognised). Reading a server by a mongodb:// address is not in this version yet.",
        null, "backup/dump");

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

    public static readonly SettingDefinition EncryptionKey = new(
        "ENCRYPTION_KEY", null,
        "Encrypts what is kept of documents with sensitive fields (their dead letters). Needed if the plan has such an entity. " +
        "`openssl rand -hex 32` makes one. Keep it: without it those dead letters cannot be read.",
        "none", new string('0', 8) + "... (64 hexadecimal digits)") { IsSecret = true };

    /// <summary>How to reach PostgreSQL.</summary>
    public static IReadOnlyList<SettingDefinition> Target { get; } =
        [PostgresHost, PostgresPort, PostgresDb, PostgresUser, PostgresPassword, PostgresSslMode];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SettingDefinition> All { get; } = [MongoUri, .. Target, EncryptionKey];
}
