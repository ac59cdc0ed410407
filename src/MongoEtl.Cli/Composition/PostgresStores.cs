using MongoEtl.PostgreSql;
using MongoEtl.Runtime;
using MongoEtl.Sources;
using Npgsql;

namespace MongoEtl.Cli;

/// <summary>Dumps as sources, PostgreSQL as target.</summary>
internal sealed class PostgresStores : IStores
{
    /// <inheritdoc />
    public Task<IDocumentSource> OpenSourceAsync(string path, CancellationToken cancellation) => DumpSource.OpenAsync(path, cancellation);

    /// <inheritdoc />
    public TargetStores OpenTarget(TargetSettings settings, Plan plan)
    {
        var store = new PostgresStore(Options(settings), plan);
        return new TargetStores(store.Target, null, store.State, store.Keys, store);
    }

    private static PostgresOptions Options(TargetSettings settings) => new()
    {
        Host = settings.Host,
        Port = settings.Port,
        Database = settings.Database,
        User = settings.User,
        Password = settings.Password,
        SslMode = settings.SslMode switch
        {
            "disable" => SslMode.Disable,
            "allow" => SslMode.Allow,
            "require" => SslMode.Require,
            "verify-ca" => SslMode.VerifyCA,
            "verify-full" => SslMode.VerifyFull,
            _ => SslMode.Prefer,
        },
    };
}
