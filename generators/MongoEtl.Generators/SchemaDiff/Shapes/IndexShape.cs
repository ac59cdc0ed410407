using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>An index that is no primary key. Its name follows from table and columns.</summary>
internal sealed record IndexShape(bool IsUnique, EquatableArray<string> Columns)
{
    /// <summary>Columns, commas between.</summary>
    public string ColumnList => string.Join(", ", Columns);
}
