namespace MongoEtl.Runtime;

/// <summary>The documents of an entity that the PostgreSQL leg set aside: the Cassandra leg leaves them out, and they are counted once. Few by nature.</summary>
internal sealed class EarlierLetters
{
    private readonly HashSet<SourceId> _ids = [];
    private readonly HashSet<string> _places = new(StringComparer.Ordinal);

    /// <summary>None: there is no leg before.</summary>
    public static EarlierLetters None { get; } = new();

    /// <param name="state">Where the letters are.</param>
    /// <param name="entity">Whose letters.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="counts">Which letters count; null: those of the PostgreSQL leg.</param>
    public static async Task<EarlierLetters> ReadAsync(
        IStateStore state, string entity, CancellationToken cancellation, Func<DeadLetter, bool>? counts = null)
    {
        var letters = new EarlierLetters();
        await foreach (var letter in state.DeadLettersAsync(entity, cancellation).ConfigureAwait(false))
        {
            // A later document of an id stands beside the one that landed under it: winners tell them apart.
            if (!(counts?.Invoke(letter) ?? letter.Store == Store.Postgres) || LetterFactory.IsLaterDuplicate(letter))
                continue;
            letters._ids.Add(SourceId.FromText(letter.SourceId));
            letters._places.Add(letter.SourceId);
            if (DocumentPlace.IsPlace(letter.SourceId))
                letters.WithoutId++;
        }
        return letters;
    }

    /// <summary>Letters of documents without a usable id, which are known by their place in the parts of that run.</summary>
    public int WithoutId { get; private set; }

    public bool Contains(ReadOnlySpan<byte> document, DocumentPlace place) =>
        _ids.Count > 0 && (DocumentId.TryFind(document, out var id) ? _ids.Contains(id) : _places.Contains(place.ToString()));
}
