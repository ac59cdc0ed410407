namespace MongoEtl.Runtime;

/// <summary>What state has of the run's entities in each of its legs, and what of it the run may go on from.</summary>
internal sealed class StoredStates
{
    private readonly Dictionary<(Store Store, string Entity), EntityState> _states;
    private readonly IReadOnlySet<string> _restart;
    private readonly bool _isUnfinished;

    private StoredStates(Dictionary<(Store Store, string Entity), EntityState> states, IReadOnlySet<string> restart, bool isDerivedUnfinished)
    {
        (_states, _restart) = (states, restart);
        _isUnfinished = isDerivedUnfinished || states.Values.Any(state => state.Phase != EntityPhase.Done && !restart.Contains(state.Entity));
    }

    public static async Task<StoredStates> ReadAsync(RunContext run, IReadOnlyList<EntityRun> entities, CancellationToken cancellation)
    {
        var states = new Dictionary<(Store Store, string Entity), EntityState>();
        foreach (var entity in entities)
        {
            if (await run.State.FindEntityAsync(entity.Store, entity.Name, cancellation).ConfigureAwait(false) is { } state)
                states.Add((entity.Store, entity.Name), state);
        }
        return new StoredStates(states, run.Options.Restart, await IsDerivedUnfinishedAsync(run, entities, cancellation).ConfigureAwait(false));
    }

    /// <summary>A run that was killed while it wrote derived tables has only these left to do.</summary>
    private static async Task<bool> IsDerivedUnfinishedAsync(RunContext run, IReadOnlyList<EntityRun> entities, CancellationToken cancellation)
    {
        foreach (var table in run.Plan.FedBy(entities.Where(entity => entity.Store == Store.Cassandra).Select(entity => entity.Plan)))
        {
            var state = await run.State.FindEntityAsync(Store.Cassandra, table.AsEntity().Name, cancellation).ConfigureAwait(false);
            var isBegun = state is not null && state.Phase != EntityPhase.Done;
            if (isBegun && await new DerivedFeeders(run).MissingAsync(table, cancellation).ConfigureAwait(false) is null)
                return true;
        }
        return false;
    }

    /// <summary>The state an entity goes on from, or null: it begins anew. When nothing is unfinished in any leg, everything is read again.</summary>
    public EntityState? Resumable(EntityRun entity) =>
        _isUnfinished && !_restart.Contains(entity.Name) ? _states.GetValueOrDefault((entity.Store, entity.Name)) : null;

    /// <summary>Rows of one load must come from the same classes and the same documents, and go to one place.</summary>
    /// <exception cref="MigrationException">The classes, their settings, the source or the destination of an unfinished entity changed.</exception>
    public void CheckUnchanged(IReadOnlyList<EntityRun> entities, RunContext run)
    {
        var changes = new List<string>();
        var names = new List<string>();
        foreach (var entity in entities)
        {
            if (Resumable(entity) is not { } state)
                continue;
            var before = changes.Count;
            changes.AddRange(Changes(entity, state, run));
            if (changes.Count > before)
                names.Add(entity.Name);
        }
        if (changes.Count == 0)
            return;
        throw new MigrationException(
            $"An unfinished load cannot go on, because these changed since it began: {string.Join(", ", changes.Distinct())}. Restore them, or begin "
            + $"these entities anew with --only {string.Join(',', names.Distinct())} --restart.");
    }

    private static IEnumerable<string> Changes(EntityRun entity, EntityState state, RunContext run)
    {
        var (began, now) = (LegIdentity.Parse(state.SourceIdentity), LegIdentity.Of(entity, run.Ports));
        // Also of an entity that is done: what it wrote elsewhere would be missing here.
        if (began.Destination is not null && began.Destination != now.Destination)
            yield return $"where the rows of {entity.Name} in Cassandra go ({began.Destination}, now {now.Destination})";
        if (state.Phase == EntityPhase.Done)
            yield break;
        if (EntityFingerprint.OfClasses(state.Fingerprint) != entity.Plan.Fingerprint)
            yield return $"the classes of {entity.Name}";
        else if (state.Fingerprint != run.FingerprintOf(entity.Plan))
            yield return $"the settings by which rows of {entity.Name} are made";
        if (began.Source != now.Source)
            yield return $"the source of {entity.Name} (collection {entity.Plan.Collection})";
    }
}
