namespace MongoEtl.Runtime;

/// <summary>Whether the rows that a derived table is made of are all there.</summary>
internal sealed class DerivedFeeders(RunContext run)
{
    /// <summary>The first entity that feeds the table and was not migrated to its end, by its present classes and to where rows go now;
    /// null when all were.</summary>
    public async Task<string?> MissingAsync(DerivedPlan table, CancellationToken cancellation)
    {
        foreach (var feeder in run.Plan.FeedersOf(table))
        {
            var store = feeder.FeedingStore();
            var state = await run.State.FindEntityAsync(store, feeder.Name, cancellation).ConfigureAwait(false);
            if (state?.Phase != EntityPhase.Done || state.Fingerprint != run.FingerprintOf(feeder) || (store == Store.Cassandra && !IsHere(state)))
                return feeder.Name;
        }
        return null;
    }

    /// <summary>Whether rows went to the place that they go to now.</summary>
    public bool IsHere(EntityState state) => LegIdentity.Parse(state.SourceIdentity).Destination == run.Cassandra.Destination;
}
