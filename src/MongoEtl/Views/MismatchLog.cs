namespace MongoEtl.Internal;

/// <summary>
/// The mismatches of one document that did not set it aside, each once however often a getter met it. Reused for every
/// document.
/// </summary>
public sealed class MismatchLog
{
    private Mismatch[] _items = new Mismatch[8];

    /// <summary>How many different mismatches were noted since <see cref="Clear"/>.</summary>
    public int Count { get; private set; }

    /// <summary>A noted mismatch, in the order of first sight.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below <see cref="Count"/>.</exception>
    public Mismatch this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return _items[index];
        }
    }

    /// <summary>Notes a mismatch unless it was noted.</summary>
    public void Note(Field field, BsonType found)
    {
        for (var i = 0; i < Count; i++)
        {
            if (ReferenceEquals(_items[i].Field, field) && _items[i].Found == found)
                return;
        }
        if (Count == _items.Length)
            Array.Resize(ref _items, Count * 2);
        _items[Count++] = new Mismatch(field, found);
    }

    /// <summary>Forgets all, before the next document.</summary>
    public void Clear() => Count = 0;
}
