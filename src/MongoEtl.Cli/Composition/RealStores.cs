using MongoEtl.Cassandra;
using MongoEtl.PostgreSql;
using MongoEtl.Runtime;
using MongoEtl.Sources;
using Npgsql;

namespace MongoEtl.Cli;

/// <summary>Dumps and MongoDB as sources, PostgreSQL and Cassandra as targets.</summary>
internal sealed class RealStores : IStores
{
    /// <inheritdoc />
    public Task<IDocumentSource> OpenSourceAsync(SourceSettings settings, CancellationToken cancellation) => settings.IsServer
        ? MongoSource.OpenAsync(settings.Text, new MongoSourceOptions { ReadConcern = settings.ReadConcern }, cancellation)
        : DumpSource.OpenAsync(settings.Text, cancellation);

    /// <inheritdoc />
    public TargetStores OpenTarget(TargetSettings settings, Plan plan)
    {
        var store = new PostgresStore(Options(settings), plan);
        var cassandra = plan.Entities.Any(entity => entity.IsIn(Store.Cassandra)) ? WideColumns(settings, plan) : null;
        return new TargetStores(settings.IsStateOnly ? null : store.Target, cassandra, store.State, store.Keys, store)
        {
            PostgresSchema = settings.IsStateOnly ? null : store.Schema,
            CassandraSchema = (cassandra as CassandraTarget)?.Schema,
            Journal = store.Journal,
            Derived = store.Derived,
        };
    }

    private static IWideColumnTarget? WideColumns(TargetSettings settings, Plan plan) => settings switch
    {
        { Bundle: { } bundle } => new BundleTarget(Options(bundle), plan),
        { Cassandra: { } cluster } => new CassandraTarget(Options(cluster)),
        _ => null,
    };

    private static BundleOptions Options(BundleSettings settings) => new()
    {
        Folder = settings.Folder,
        Keyspace = settings.Keyspace,
        Replication = settings.Replication,
        DataCenter = settings.DataCenter,
        WriteConsistency = settings.Consistency,
    };

    private static CassandraOptions Options(CassandraSettings settings) => new()
    {
        Hosts = settings.Hosts,
        Port = settings.Port,
        Keyspace = settings.Keyspace,
        User = settings.User,
        Password = settings.Password,
        DataCenter = settings.DataCenter,
        WriteConsistency = settings.Consistency,
        ReadConsistency = settings.ReadConsistency,
        Replication = settings.Replication,
        UseTls = settings.Tls,
        AuthorityFile = settings.TlsCa,
        CertificateFile = settings.TlsCertificate,
        KeyFile = settings.TlsKey,
    };

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
