namespace MongoEtl.Runtime;

/// <summary>The documents of an entity that the PostgreSQL leg set aside: the Cassandra leg leaves them out, and they are counted once. Few by nature.</summary>
internal sealed class EarlierLetters
{
    private readonly HashSet<SourceId> _ids = [];
    private readonly HashSet<string> _places = new(StringComparer.Ordinal);

    /// <summary>None: there is no leg before.</summary>
    public static EarlierLetters None { get; } = new();

    public static async Task<EarlierLetters> ReadAsync(IStateStore state, string entity, CancellationToken cancellation)
    {
        var letters = new EarlierLetters();
        await foreach (var letter in state.DeadLettersAsync(entity, cancellation).ConfigureAwait(false))
        {
            // A later document of an id stands beside the one that landed under it: winners tell them apart.
            if (letter.Store != Store.Postgres || LetterFactory.IsLaterDuplicate(letter))
                continue;
            letters._ids.Add(SourceId.FromText(letter.SourceId));
            letters._places.Add(letter.SourceId);
        }
        return letters;
    }

    public bool Contains(ReadOnlySpan<byte> document, DocumentPlace place) =>
        _ids.Count > 0 && (DocumentId.TryFind(document, out var id) ? _ids.Contains(id) : _places.Contains(place.ToString()));
}
