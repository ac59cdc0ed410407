namespace MongoEtl.Cassandra;

/// <summary>How the elements of a list, set or map are written and ordered; from <see cref="CqlElements"/>.</summary>
/// <typeparam name="T">What they are in C#.</typeparam>
public sealed class CqlElement<T>
{
    internal CqlElement(Action<CqlWriter, T> put, CqlOrder order) => (Put, Order) = (put, order);

    /// <summary>Writes one, its length before it.</summary>
    internal Action<CqlWriter, T> Put { get; }

    /// <summary>The server's order of two of them.</summary>
    internal CqlOrder Order { get; }
}
