namespace MongoEtl.Runtime;

/// <summary>Which entities' rows tell whether a document landed.</summary>
internal static class Landing
{
    /// <summary>In the Cassandra leg: those that have PostgreSQL rows at all. Where PostgreSQL was never a target, the key alone counts.</summary>
    public static async Task<Func<int, bool>> InCassandraLegAsync(RunContext run, CancellationToken cancellation)
    {
        var landed = new HashSet<int>();
        for (var entity = 0; entity < run.Plan.Entities.Count; entity++)
        {
            if (await run.State.FindEntityAsync(Store.Postgres, run.Plan.Entities[entity].Name, cancellation).ConfigureAwait(false) is not null)
                landed.Add(entity);
        }
        return landed.Contains;
    }
}
