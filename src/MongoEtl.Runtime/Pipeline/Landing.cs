namespace MongoEtl.Runtime;

/// <summary>What tells, in the Cassandra leg, whether a document that is referred to landed: its PostgreSQL row; where PostgreSQL was never a target of its
/// entity, that it is no dead letter of this leg.</summary>
internal sealed class Landing
{
    private readonly HashSet<int> _withRows = [];

    /// <summary>Documents set aside, by entity, where no PostgreSQL rows tell.</summary>
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
            // Of its own wave the letters are still to come.
            else if (!wave.Contains(entity))
                landing.SetAside.Add(entity, await LettersAsync(run.State, name, cancellation).ConfigureAwait(false));
        }
        return landing;
    }

    private static async Task<KeyMap> LettersAsync(IStateStore state, string entity, CancellationToken cancellation)
    {
        var ids = new KeyMap();
        await foreach (var letter in state.DeadLettersAsync(entity, cancellation).ConfigureAwait(false))
        {
            if (letter.Store == Store.Cassandra && !LetterFactory.IsLaterDuplicate(letter))
                ids.Add(SourceId.FromText(letter.SourceId), 0);
        }
        return ids;
    }
}
