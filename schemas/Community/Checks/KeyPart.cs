namespace Community.Checks;

/// <summary>Digests of one part of all keys: those from <see cref="From"/> up to <see cref="UpTo"/>. When more than it may hold are added it
/// gives up the upper half of its range, so that a side of any size is looked at part by part, in as few parts as memory allows.</summary>
/// <param name="from">First digest of the part.</param>
/// <param name="most">Digests that may be held, 16 bytes each; at least 2.</param>
internal sealed class KeyPart(UInt128 from, int most)
{
    private UInt128[] _held = new UInt128[Math.Min(most, 1024)];
    private bool[]? _taken;
    private int _count;

    /// <summary>The default: 8 MB.</summary>
    public const int MostHeld = 1 << 19;

    /// <summary>First digest of the part.</summary>
    public UInt128 From => from;

    /// <summary>Last digest of the part.</summary>
    public UInt128 UpTo { get; private set; } = UInt128.MaxValue;

    /// <summary>Whether this is the last part.</summary>
    public bool IsLast => UpTo == UInt128.MaxValue;

    /// <summary>Digests held; each once, after <see cref="Seal"/>.</summary>
    public int Count => _count;

    /// <summary>Whether a digest belongs to the part.</summary>
    public bool Covers(UInt128 digest) => digest >= from && digest <= UpTo;

    /// <summary>Takes a digest, if it belongs to the part.</summary>
    public void Add(UInt128 digest)
    {
        if (!Covers(digest))
            return;
        if (_count < _held.Length || MakeRoom(digest))
            _held[_count++] = digest;
    }

    /// <summary>All were added: from now on they are asked for.</summary>
    public void Seal()
    {
        Tidy();
        _taken = new bool[_count];
    }

    /// <summary>Whether the part holds a digest.</summary>
    public bool Contains(UInt128 digest) => Find(digest) >= 0;

    /// <summary>Whether the part holds a digest that was not taken yet; it is now.</summary>
    public bool Take(UInt128 digest)
    {
        var at = Find(digest);
        var isFree = at >= 0 && !_taken![at];
        if (isFree)
            _taken![at] = true;
        return isFree;
    }

    /// <summary>Whether any digest was not taken.</summary>
    public bool HasLeft => Array.IndexOf(_taken!, false) >= 0;

    private int Find(UInt128 digest) => Array.BinarySearch(_held, 0, _count, digest);

    private bool MakeRoom(UInt128 digest)
    {
        if (_held.Length < most)
        {
            Array.Resize(ref _held, (int)Math.Min(most, _held.Length * 2L));
            return true;
        }
        Tidy();
        // Repeated ones may have made room enough; else half of what is held goes, with its range.
        if (_count > most / 2)
        {
            UpTo = _held[most / 2 - 1];
            _count = most / 2;
        }
        return Covers(digest);
    }

    private void Tidy()
    {
        Array.Sort(_held, 0, _count);
        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            if (kept == 0 || _held[i] != _held[kept - 1])
                _held[kept++] = _held[i];
        }
        _count = kept;
    }
}
