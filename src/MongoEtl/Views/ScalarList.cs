using System.Collections;
using MongoEtl.Internal;

namespace MongoEtl;

/// <summary>The scalars of an array, converted when the property is asked; they move on with the document.</summary>
/// <remarks>
/// Elements that cannot be converted, nulls included, set the document aside, or are noted and left out, as the field's
/// rule says.
/// </remarks>
/// <typeparam name="T">What the elements are.</typeparam>
/// <param name="reader">Converts one element, from <see cref="ScalarReaders"/>.</param>
/// <param name="elementKind">What an element is, for messages.</param>
public sealed class ScalarList<T>(ScalarReader<T> reader, FieldKind elementKind) : IReadOnlyList<T>
{
    private readonly ArrayElements _elements = new();
    private T[] _values = [];

    /// <summary>How many usable elements there are.</summary>
    public int Count => _elements.Count;

    /// <summary>An element.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not below <see cref="Count"/>.</exception>
    public T this[int index] => Values[index];

    /// <summary>The elements, valid until the document's view moves on.</summary>
    public ReadOnlySpan<T> Values => _values.AsSpan(0, _elements.Count);

    /// <summary>Position of an element in the array itself, which counts elements that were left out too.</summary>
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
        var elements = new BsonElementReader(view.Bytes(array));
        for (var index = 0; elements.MoveNext(); index++)
        {
            var type = elements.Type;
            string? problem = null;
            var isNull = type is BsonType.Null or BsonType.Undefined;
            if (isNull || !reader(type, elements.Value, field.Lenient, out var value, out problem))
            {
                view.Refuse(field, type, $"{(problem is null ? "" : problem + " ")}in place of {FieldKinds.Describe(elementKind)}", index);
                continue;
            }
            if (_elements.Count == _values.Length)
                Array.Resize(ref _values, Math.Max(8, _elements.Count * 2));
            _values[_elements.Count] = value;
            _elements.Add(new Element(array.Offset + elements.ValueOffset, elements.ValueLength, type), index);
        }
    }

    /// <summary>Walks the elements without allocating.</summary>
    public ReadOnlySpan<T>.Enumerator GetEnumerator() => Values.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<T>)this).GetEnumerator();
}
