namespace MongoEtl.Runtime;

/// <summary>Tries dead letters of one wave again, in rounds, because one that lands may be what another refers to. A reference to a document that is
/// itself still waiting is kept; one to a document that never lands is unresolved. When that leads no further (two that wait for each other, and one
/// is refused), a last kind of round counts the waiting ones as not landing either.</summary>
internal sealed class LetterRounds(RunContext run, KeyDirectory keys)
{
    /// <summary>Documents that were tried, and those that left the store.</summary>
    public readonly record struct Result(int Tried, int Landed);

    public async Task<IReadOnlyDictionary<string, Result>> RunAsync(
        IReadOnlyList<EntityRun> wave, Func<DeadLetter, bool> select, CancellationToken cancellation)
    {
        var first = await ReadAsync(wave, select, cancellation).ConfigureAwait(false);
        var present = first;
        var countWaiting = false;
        while (present.Values.Any(documents => documents.Count > 0))
        {
            await LoadKeysAsync(wave, countWaiting ? null : present, cancellation).ConfigureAwait(false);
            foreach (var entity in wave)
                await run.Retry.RunAsync(entity.Name, () => ReplayAsync(entity, select, cancellation), cancellation).ConfigureAwait(false);
            var next = await ReadAsync(wave, select, cancellation).ConfigureAwait(false);
            var progressed = wave.Any(entity => next[entity.Name].Count < present[entity.Name].Count);
            present = next;
            if (!progressed && countWaiting)
                break;
            countWaiting = !progressed;
        }
        return wave.ToDictionary(entity => entity.Name,
            entity => new Result(first[entity.Name].Count, first[entity.Name].Count - present[entity.Name].Count - entity.HandedBack));
    }

    // Reads the letters anew: after a lost COMMIT some of them are gone.
    private async Task ReplayAsync(EntityRun entity, Func<DeadLetter, bool> select, CancellationToken cancellation)
    {
        var documents = await ReadAsync(entity, select, cancellation).ConfigureAwait(false);
        if (documents.Count > 0)
            await new LetterReplay(run, entity, keys).RunAsync(documents, cancellation).ConfigureAwait(false);
    }

    private async Task LoadKeysAsync(
        IReadOnlyList<EntityRun> wave, Dictionary<string, List<LetterDocument>>? waiting, CancellationToken cancellation)
    {
        var ids = new Dictionary<int, HashSet<SourceId>>();
        if (waiting is not null)
        {
            foreach (var entity in wave)
                ids[entity.Ordinal] = [.. waiting[entity.Name].Select(document => SourceId.FromText(document.SourceId))];
        }
        await run.Retry.RunAsync(null, async () =>
        {
            var ordinals = wave.Select(entity => entity.Ordinal).ToList();
            var landing = wave[0].Store == Store.Cassandra
                ? await Landing.InCassandraLegAsync(run, ordinals, cancellation).ConfigureAwait(false) : null;
            await keys.LoadAsync(ordinals, landing is null ? _ => true : landing.HasRows, cancellation, ids, landing?.SetAside).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
    }

    private async Task<Dictionary<string, List<LetterDocument>>> ReadAsync(
        IReadOnlyList<EntityRun> wave, Func<DeadLetter, bool> select, CancellationToken cancellation)
    {
        var result = new Dictionary<string, List<LetterDocument>>();
        foreach (var entity in wave)
            result[entity.Name] = await run.Retry.RunAsync(entity.Name, () => ReadAsync(entity, select, cancellation), cancellation).ConfigureAwait(false);
        return result;
    }

    private async Task<List<LetterDocument>> ReadAsync(EntityRun entity, Func<DeadLetter, bool> select, CancellationToken cancellation)
    {
        var documents = new Dictionary<string, byte[]>();
        var others = new List<DeadLetter>();
        await foreach (var letter in run.State.DeadLettersAsync(entity.Name, cancellation).ConfigureAwait(false))
        {
            if (letter.Store != entity.Store)
                continue;
            if (LetterFactory.IsLaterDuplicate(letter))
                others.Add(letter);
            // Without bytes there is nothing to try; several tables may have refused one document.
            else if (letter.Document.Length > 0 && select(letter))
                documents.TryAdd(letter.SourceId, run.Letters.Open(letter));
        }
        var othersOf = others.ToLookup(letter => letter.SourceId);
        return [.. documents.Select(pair => new LetterDocument(pair.Key, pair.Value, [.. othersOf[pair.Key]]))];
    }
}
