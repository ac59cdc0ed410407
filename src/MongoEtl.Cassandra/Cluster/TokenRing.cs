namespace MongoEtl.Cassandra;

/// <summary>The tokens of all hosts in order. The host at a token owns the keys from the token before it (exclusive) to its own
/// (inclusive); the first one's range wraps around from the last. Immutable.</summary>
internal sealed class TokenRing<THost>
{
    private readonly Token[] _tokens;
    private readonly THost[] _owners;

    /// <param name="owned">Each token and its host. Where two hosts claim one token, the later one has it.</param>
    internal TokenRing(IEnumerable<(Token Token, THost Owner)> owned)
    {
        var ordered = new SortedDictionary<Token, THost>();
        foreach (var (token, owner) in owned)
            ordered[token] = owner;
        _tokens = [.. ordered.Keys];
        _owners = [.. ordered.Values];
    }

    /// <summary>Number of tokens; 0 where the hosts told none.</summary>
    internal int Count => _tokens.Length;

    /// <summary>The index of the token whose range holds <paramref name="token"/>.</summary>
    /// <exception cref="InvalidOperationException">The ring is empty.</exception>
    internal int IndexOf(Token token)
    {
        if (_tokens.Length == 0)
            throw new InvalidOperationException("A ring without tokens has no place for one.");
        var found = Array.BinarySearch(_tokens, token);
        var index = found >= 0 ? found : ~found;
        return index == _tokens.Length ? 0 : index;
    }

    /// <summary>The owner of the token at <paramref name="index"/>; indexes wrap around.</summary>
    internal THost OwnerAt(int index) => _owners[index % _owners.Length];
}
