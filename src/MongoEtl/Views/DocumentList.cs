using System.Collections;
using MongoEtl.Internal;

namespace MongoEtl;

/// <summary>The documents of an array, as views of which each stands for its own element; all move on with the document.</summary>
/// <remarks>Elements that are no documents set the document aside, or are noted and left out, as the field's rule says.</remarks>
/// <typeparam name="T">The document class.</typeparam>
/// <param name="create">Makes one more view; called until the longest array has its views.</param>
public sealed class DocumentList<T>(Func<T> create) : IReadOnlyList<T>
    where T : DocumentView
{
    /// <summary>Views beyond this many are not kept: one huge array must not hold memory for the rest of the run.</summary>
    private const int MaxKeptViews = 1024;

    private readonly List<T> _views = [];
    private readonly ArrayElements _elements = new();

    /// <summary>How many usable documents there are.</summary>
    public int Count => _elements.Count;

    /// <summary>The view of a document.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below <see cref="Count"/>.</exception>
    /// <exception cref="BsonFormatException">The embedded document is malformed.</exception>
    public T this[int index]
    {
        get
        {
            ref readonly var element = ref _elements[index];
            while (_views.Count <= index && _views.Count < MaxKeptViews)
                _views.Add(create());
            var view = index < MaxKeptViews ? _views[index] : create();
            view.AttachInside(_elements.View!, _elements.Field!, _elements.SourceIndex(index), element);
            return view;
        }
    }

    /// <summary>Position of a document in the array itself, which counts elements that were left out too.</summary>
    public int SourceIndex(int index) => _elements.SourceIndex(index);

    internal void Attach(DocumentView view, Field field, in Element array)
    {
        if (!_elements.MoveTo(view, field, array))
            return;
        try
        {
            Walk(view, field, array);
        }
        catch (BsonFormatException fault)
        {
            throw view.Located(fault, field, array);
        }
        _elements.Complete();
    }

    private void Walk(DocumentView view, Field field, in Element array)
    {
        var reader = new BsonElementReader(view.Bytes(array));
        for (var index = 0; reader.MoveNext(); index++)
        {
            if (reader.Type == BsonType.Document)
                _elements.Add(new Element(array.Offset + reader.ValueOffset, reader.ValueLength, reader.Type), index);
            else
                view.Refuse(field, reader.Type, "in place of a document", index);
        }
    }

    /// <summary>Walks the documents.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Walks the documents without allocating.</summary>
    public struct Enumerator : IEnumerator<T>
    {
        private readonly DocumentList<T> _list;
        private int _index;

        internal Enumerator(DocumentList<T> list) => (_list, _index) = (list, -1);

        /// <inheritdoc/>
        public readonly T Current => _list[_index];

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext() => ++_index < _list.Count;

        /// <inheritdoc/>
        public void Reset() => _index = -1;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
