namespace MongoEtl;

/// <summary>One element of an array, as a row class under <see cref="RowPerElementAttribute"/> takes it in its constructor.
/// It moves on from element to element: a row asks for it, and keeps nothing.</summary>
/// <typeparam name="T">The element's type, as in the document's list property.</typeparam>
public sealed class Element<T>
{
    /// <summary>The element's value.</summary>
    public T Value { get; private set; } = default!;

    /// <summary>Its 0-based place in the array.</summary>
    public int Index { get; private set; }

    /// <summary>Moves to another element. Called by generated code, and by tests of row classes.</summary>
    public void MoveTo(int index, T value) => (Index, Value) = (index, value);
}
