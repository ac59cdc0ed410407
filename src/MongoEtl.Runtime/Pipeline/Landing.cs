namespace MongoEtl.Runtime;

/// <summary>What tells, in the Cassandra leg, whether a document that is referred to landed: its PostgreSQL row; where PostgreSQL was never a target of its
/// entity, or the reference names no table, that it is no dead letter of either leg.</summary>
internal sealed class Landing
{
    private readonly HashSet<int> _withRows = [];

    /// <summary>Documents set aside, by entity.</summary>
    public Dictionary<int, KeyMap> SetAside { get; } = [];

    /// <summary>Whether PostgreSQL rows of the entity tell.</summary>
    public bool HasRows(int entity) => _withRows.Contains(entity);

    /// <summary>Looks at the entities that those of <paramref name="wave"/> refer to.</summary>
    public static async Task<Landing> InCassandraLegAsync(RunContext run, IReadOnlyCollection<int> wave, CancellationToken cancellation)
    {
        var landing = new Landing();
        var targets = wave.SelectMany(entity => run.Plan.Entities[entity].References).Select(target => run.Plan.KeyTargets[target].Entity);
        foreach (var entity in targets.Distinct())
        {
            var name = run.Plan.Entities[entity].Name;
            if (await run.State.FindEntityAsync(Store.Postgres, name, cancellation).ConfigureAwait(false) is not null)
                landing._withRows.Add(entity);
            landing.SetAside.Add(entity, await LettersAsync(run.State, name, wave.Contains(entity), cancellation).ConfigureAwait(false));
        }
        return landing;
    }

    // Of the wave's own entities this leg's letters are still to come, and those there are wait for another try.
    private static async Task<KeyMap> LettersAsync(IStateStore state, string entity, bool isOfWave, CancellationToken cancellation)
    {
        var ids = new KeyMap();
        await foreach (var letter in state.DeadLettersAsync(entity, cancellation).ConfigureAwait(false))
        {
            if ((letter.Store == Store.Postgres || !isOfWave) && !LetterFactory.IsLaterDuplicate(letter))
                ids.Add(SourceId.FromText(letter.SourceId), 0);
        }
        return ids;
    }
}
