using CommandLine;

namespace MongoEtl.Cli;

/// <summary>Options of verbs that talk to PostgreSQL.</summary>
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

    /// <summary>Options that are settings, by option name.</summary>
    public virtual Dictionary<string, string?> Settings() => new(StringComparer.Ordinal)
    {
        ["postgres-host"] = PostgresHost,
        ["postgres-port"] = PostgresPort,
        ["postgres-db"] = PostgresDb,
        ["postgres-user"] = PostgresUser,
        ["postgres-sslmode"] = PostgresSslMode,
    };
}
