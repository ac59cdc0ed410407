namespace MongoEtl;

/// <summary>One element of an array that gives a row of its own; the constructor argument of a row class with <see cref="RowPerElementAttribute"/>.</summary>
/// <param name="Value">The element: an embedded document's view, a scalar or a reference.</param>
/// <param name="Index">Its place in the array, from 0, elements that were left out included.</param>
public readonly record struct Element<T>(T Value, int Index);
