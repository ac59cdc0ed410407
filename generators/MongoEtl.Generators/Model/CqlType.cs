namespace MongoEtl.Generators.Model;

/// <summary>A column's CQL type.</summary>
/// <param name="Name">Its name without arguments, such as <c>int</c> or <c>map</c>.</param>
/// <param name="Arguments">Types of a collection's elements: one, of a map key and value.</param>
/// <param name="IsFrozen">Whether a collection is one value, not many.</param>
internal sealed record CqlType(string Name, EquatableArray<string> Arguments = default, bool IsFrozen = false)
{
    /// <summary>As written in DDL, such as <c>frozen&lt;list&lt;text&gt;&gt;</c>.</summary>
    public string Ddl => Arguments.Count == 0 ? Name : IsFrozen ? $"frozen<{Collection}>" : Collection;

    private string Collection => $"{Name}<{string.Join(", ", Arguments)}>";
}
