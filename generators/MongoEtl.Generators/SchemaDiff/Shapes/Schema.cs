using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>The shape of both stores: what the classes ask for, what was accepted, or what stands in a database.</summary>
/// <param name="Enums">PostgreSQL enum types.</param>
/// <param name="Tables">Tables of both stores.</param>
internal sealed record Schema(EquatableArray<EnumShape> Enums, EquatableArray<TableShape> Tables)
{
    public static Schema Empty { get; } = new(default, default);

    public TableShape? Table(TableId id) => Tables.FirstOrDefault(t => t.Id.Equals(id));

    public EnumShape? Enum(string name) => Enums.FirstOrDefault(e => e.Name == name);

    /// <summary>The same shape with everything sorted whose order means nothing: shapes of one meaning are then equal.</summary>
    public Schema Canonical() => new(
        Enums.OrderBy(e => e.Name, StringComparer.Ordinal).ToEquatable(),
        Tables.Select(t => t.Canonical()).OrderBy(t => t.Id).ToEquatable());
}
