namespace MongoEtl.Generators.Model;

/// <summary>Makes equatable arrays of sequences.</summary>
internal static class EquatableArrayExtensions
{
    public static EquatableArray<T> ToEquatable<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => new([.. items]);
}
