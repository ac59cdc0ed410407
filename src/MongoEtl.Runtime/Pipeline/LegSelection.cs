namespace MongoEtl.Runtime;

/// <summary>Which legs a run has: the stores it writes to, in the order it does.</summary>
internal static class LegSelection
{
    /// <exception cref="MigrationException">A store is asked for that the run has no target for.</exception>
    public static IReadOnlyList<Store> Select(MigrationPorts ports, MigrationOptions options)
    {
        foreach (var store in options.Targets.Where(store => !ports.Has(store)))
            throw new MigrationException($"{NameOf(store)} is asked for as a target, and no settings say where it is.");
        return [.. Enum.GetValues<Store>().Where(store => ports.Has(store) && (options.Targets.Count == 0 || options.Targets.Contains(store)))];
    }

    /// <summary>As people call it.</summary>
    public static string NameOf(Store store) => store == Store.Cassandra ? "Cassandra" : "PostgreSQL";
}
