namespace MongoEtl.Internal;

/// <summary>Where the usable elements of an array lie, and whether that is known of the present document. Reused.</summary>
internal sealed class ArrayElements
{
    private Element[] _elements = [];
    private int[] _sourceIndexes = [];
    private long _version = -1;
    private int _offset;

    internal DocumentView? View { get; private set; }

    internal Field? Field { get; private set; }

    internal int Count { get; private set; }

    internal ref readonly Element this[int index] => ref _elements.AsSpan(0, Count)[Checked(index)];

    internal int SourceIndex(int index) => _sourceIndexes[Checked(index)];

    /// <summary>
    /// Forgets the elements unless they are those of the same array of the same document; true if they are to be added
    /// again.
    /// </summary>
    internal bool MoveTo(DocumentView view, Field field, in Element array)
    {
        if (ReferenceEquals(View, view) && _version == view.Version && _offset == array.Offset)
            return false;
        (View, Field, _offset, _version, Count) = (view, field, array.Offset, -1, 0);
        return true;
    }

    internal void Add(Element element, int sourceIndex)
    {
        if (Count == _elements.Length)
        {
            Array.Resize(ref _elements, Math.Max(8, Count * 2));
            Array.Resize(ref _sourceIndexes, _elements.Length);
        }
        _elements[Count] = element;
        _sourceIndexes[Count++] = sourceIndex;
    }

    /// <summary>All elements were added without a fault, so asking again need not look again.</summary>
    internal void Complete() => _version = View!.Version;

    private int Checked(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return index;
    }
}
