namespace MongoEtl;

/// <summary>What a document says about another one, unresolved: its source id, or up to three texts of its alternate key.</summary>
/// <typeparam name="T">The document class meant.</typeparam>
public readonly struct Reference<T> : IEquatable<Reference<T>>
    where T : class
{
    private readonly SourceId _id;
    private readonly string? _first;
    private readonly string? _second;
    private readonly string? _third;

    private Reference(SourceId id)
    {
        _id = id;
        Kind = ReferenceKind.Id;
    }

    private Reference(string first, string? second, string? third)
    {
        _first = first;
        _second = second;
        _third = third;
        Kind = ReferenceKind.Alternate;
    }

    /// <summary>How the document is named.</summary>
    public ReferenceKind Kind { get; }

    /// <summary>Whether it names none.</summary>
    public bool IsNull => Kind == ReferenceKind.None;

    /// <summary>The source id.</summary>
    /// <exception cref="InvalidOperationException">The kind is another.</exception>
    public SourceId Id => Kind == ReferenceKind.Id
        ? _id
        : throw new InvalidOperationException($"A reference of kind {Kind} holds no source id.");

    /// <summary>How many alternate keys are to be tried, 0 to 3.</summary>
    public int AlternateCount => _first is null ? 0 : _second is null ? 1 : _third is null ? 2 : 3;

    /// <summary>The source id's reference.</summary>
    public static Reference<T> To(SourceId id) => new(id);

    /// <summary>The document whose alternate key is the text; null gives a null reference.</summary>
    public static Reference<T> By(string? text) => text is null ? default : new(text, null, null);

    /// <summary>
    /// The document of the first text that is some document's alternate key. Nulls are skipped; all null gives a null
    /// reference.
    /// </summary>
    public static Reference<T> ByFirst(string? first, string? second, string? third = null)
    {
        if (second is null)
            (second, third) = (third, null);
        if (first is null)
            (first, second, third) = (second, third, null);
        return first is null ? default : new(first, second, third);
    }

    /// <summary>An alternate key to be tried, in order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below <see cref="AlternateCount"/>.</exception>
    public string Alternate(int index) => index switch
    {
        0 when _first is not null => _first,
        1 when _second is not null => _second,
        2 when _third is not null => _third,
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    /// <summary>The id's text, the first alternate key, or nothing.</summary>
    public override string ToString() => Kind switch
    {
        ReferenceKind.Id => _id.ToString(),
        ReferenceKind.Alternate => _first!,
        _ => "",
    };

    /// <inheritdoc/>
    public bool Equals(Reference<T> other) =>
        Kind == other.Kind && _id == other._id && _first == other._first && _second == other._second && _third == other._third;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Reference<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, _id, _first, _second, _third);

    /// <summary>Whether both say the same.</summary>
    public static bool operator ==(Reference<T> left, Reference<T> right) => left.Equals(right);

    /// <summary>Whether they say different things.</summary>
    public static bool operator !=(Reference<T> left, Reference<T> right) => !left.Equals(right);
}
