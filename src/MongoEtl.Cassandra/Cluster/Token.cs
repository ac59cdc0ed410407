using System.Buffers;
using System.Globalization;

namespace MongoEtl.Cassandra;

/// <summary>A place on the ring of Murmur3Partitioner: what CQL's <c>token()</c> gives for a partition key.</summary>
internal readonly record struct Token(long Value) : IComparable<Token>
{
    private const int StackBytes = 256;

    /// <summary>The place before every key's; no key has it.</summary>
    internal static Token Minimum => new(long.MinValue);

    /// <summary>The token of a routing key, as <see cref="RoutingKey"/> writes it.</summary>
    internal static Token Of(ReadOnlySpan<byte> routingKey)
    {
        if (routingKey.IsEmpty)
            return Minimum;
        var hash = Murmur3.Hash(routingKey);
        return new Token(hash == long.MinValue ? long.MaxValue : hash);
    }

    /// <summary>The token of a row: <paramref name="values"/> begins with the [value]s of its partition key.</summary>
    /// <exception cref="ArgumentException">A value of the partition key is null or unset, or the bytes end before it does.</exception>
    internal static Token OfRow(ReadOnlySpan<byte> values, int partitionKeyColumns)
    {
        if (partitionKeyColumns == 1)
            return Of(RoutingKey.Single(values));
        var length = RoutingKey.Length(values, partitionKeyColumns);
        if (length > StackBytes)
            return OfLongRow(values, partitionKeyColumns, length);
        Span<byte> key = stackalloc byte[StackBytes];
        return Of(key[..RoutingKey.Write(values, partitionKeyColumns, key)]);
    }

    public int CompareTo(Token other) => Value.CompareTo(other.Value);

    /// <summary>The decimal text that <c>system.local.tokens</c> holds.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    private static Token OfLongRow(ReadOnlySpan<byte> values, int partitionKeyColumns, int length)
    {
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            return Of(rented.AsSpan(0, RoutingKey.Write(values, partitionKeyColumns, rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
