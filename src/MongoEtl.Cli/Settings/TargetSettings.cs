using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>How to reach the database of PostgreSQL that holds the state, and the targets, checked.</summary>
internal sealed record TargetSettings(string Host, int Port, string Database, string User, string? Password, string SslMode)
{
    /// <summary>What <c>POSTGRES_SSLMODE</c> may be.</summary>
    public static IReadOnlyList<string> SslModes { get; } = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];

    /// <summary>True when the database holds state only: it is no target.</summary>
    public bool IsStateOnly { get; init; }

    /// <summary>How to reach Cassandra, or null: it is no target.</summary>
    public CassandraSettings? Cassandra { get; init; }

    /// <summary>Files instead of a cluster, or null.</summary>
    public BundleSettings? Bundle { get; init; }

    /// <summary>Reads the settings, leaving problems with <paramref name="reader"/>. Where <c>POSTGRES_HOST</c> is not set and <c>STATE_HOST</c> is,
    /// state is there and PostgreSQL is no target. Where a bundle is written, no cluster is looked for.</summary>
    public static TargetSettings Read(SettingsReader reader, Func<SettingsReader, BundleSettings>? bundle = null)
    {
        var isStateOnly = !reader.IsSet(KnownSettings.PostgresHost) && reader.IsSet(KnownSettings.StateHost);
        var settings = isStateOnly ? KnownSettings.State : KnownSettings.Target;
        return new TargetSettings(
            reader.RequiredName(settings[0]),
            reader.Port(settings[1]),
            reader.RequiredName(settings[2]),
            reader.RequiredName(settings[3]),
            reader.Optional(settings[4]),
            reader.OneOf(settings[5], SslModes))
        {
            IsStateOnly = isStateOnly,
            Cassandra = bundle is null && reader.IsSet(KnownSettings.CassandraHosts) ? CassandraSettings.Read(reader) : null,
            Bundle = bundle?.Invoke(reader),
        };
    }

    /// <summary>Those of some entities that have a table in a store which a run writes to.</summary>
    /// <param name="entities">The entities.</param>
    /// <param name="chosen">The stores chosen by option; empty: all that are set up.</param>
    public IReadOnlyList<EntityPlan> Reached(IEnumerable<EntityPlan> entities, IReadOnlyCollection<Store> chosen)
    {
        var stores = Enum.GetValues<Store>()
            .Where(store => store == Store.Postgres ? !IsStateOnly : Cassandra is not null || Bundle is not null)
            .Where(store => chosen.Count == 0 || chosen.Contains(store)).ToList();
        return [.. entities.Where(entity => stores.Any(entity.IsIn))];
    }

    /// <summary>Without the passwords.</summary>
    public override string ToString() =>
        $"{(IsStateOnly ? "state in " : "")}PostgreSQL {User}@{Host}:{Port}/{Database}{(Cassandra is null ? "" : $" and {Cassandra}")}"
        + (Bundle is null ? "" : $" and {Bundle}");
}
