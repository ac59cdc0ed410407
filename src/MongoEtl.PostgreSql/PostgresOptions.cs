using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Where a PostgreSQL database is and how to sign in.</summary>
public sealed record PostgresOptions
{
    /// <summary>Host name, address, or the directory of a Unix socket (beginning with <c>/</c>).</summary>
    public required string Host { get; init; }

    /// <summary>TCP port, or the number in the socket's name.</summary>
    public int Port { get; init; } = 5432;

    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>The role to sign in as.</summary>
    public required string User { get; init; }

    /// <summary>Its password, or null where the server asks for none (or a password file or certificate is set up).</summary>
    public string? Password { get; init; }

    /// <summary>TLS: <see cref="Npgsql.SslMode"/>'s names; with a server that offers TLS it is used unless this says otherwise.</summary>
    public SslMode SslMode { get; init; } = SslMode.Prefer;

    /// <summary>Longest wait for a connection, in whole seconds.</summary>
    public int ConnectSeconds { get; init; } = 15;

    /// <summary><c>host:port/database</c>, for messages. Never the password.</summary>
    public string Endpoint => Host.StartsWith('/') ? $"{Host}/.s.PGSQL.{Port} {Database}" : $"{Host}:{Port}/{Database}";

    /// <summary>Without the password.</summary>
    public override string ToString() => $"{User}@{Endpoint}";

    /// <summary>Commands may take as long as they take (an index build does), so a time limit of the server or its database is lifted;
    /// a peer that is gone is noticed by keepalives instead.</summary>
    internal NpgsqlDataSource CreateDataSource()
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = Host,
            Port = Port,
            Database = Database,
            Username = User,
            Password = Password,
            SslMode = Host.StartsWith('/') ? SslMode.Disable : SslMode,
            ApplicationName = "mongoetl",
            Timeout = ConnectSeconds,
            CommandTimeout = 0,
            KeepAlive = 30,
            TcpKeepAlive = !Host.StartsWith('/'),
            IncludeErrorDetail = false, // details quote values
            MaxPoolSize = 200,
            WriteBufferSize = CopyStream.BufferBytes,
            Timezone = "UTC",
            Options = "-c statement_timeout=0 -c lock_timeout=0 -c idle_in_transaction_session_timeout=0",
        };
        // The full builder maps types that nothing here reads, and compiling those mappings costs some 100 ms at start.
        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        // Nor is the catalogue of types asked for at the first connection (some 25 ms):
        // only built-in types are read and sent as parameters.
        builder.ConfigureTypeLoading(loading => loading.EnableTypeLoading(false));
        builder.EnableArrays();
        builder.EnableTransportSecurity();
        return builder.Build();
    }
}
