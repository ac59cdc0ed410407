using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>What rows get that have no value for a column that refuses null.</summary>
internal static class FillRemedies
{
    public static IEnumerable<Remedy> Of(SchemaChange change, Schema after)
    {
        var (id, column) = (change.Table!, change.Column!);
        var table = after.Table(id)!;
        if (!table.PrimaryKey.Contains(column.Name))
        {
            yield return Remedy.Of("AllowNull", $"Let column {column.Name} of {id} be null",
                new RemedyEdit(EditKind.AllowNull, EditTarget.Property));
        }
        if (IsFree(table, column.Name) && Value(column.Type, after) is { } value)
        {
            yield return Remedy.Of("BackfillDefault",
                $"Fill column {column.Name} of {id} with {value} where rows have no value: [BackfillDefault]",
                new RemedyEdit(EditKind.Set, EditTarget.Property, "BackfillDefault", value));
        }
    }

    /// <summary>Whether many rows may share a value that no other table has to know.</summary>
    private static bool IsFree(TableShape table, string column) =>
        !table.PrimaryKey.Equals(new([column]))
        && !table.Indexes.Any(i => i.IsUnique && i.Columns.Equals(new([column])))
        && !table.ForeignKeys.Any(k => k.Column == column);

    /// <summary>A value of the type, as SQL; null where there is no plain one.</summary>
    private static string? Value(string type, Schema after)
    {
        var parsed = SqlTypeName.Of(type);
        if (parsed.IsArray)
            return "'{}'";
        if (parsed.IsQuoted)
            return after.Enum(parsed.Name)?.Labels.FirstOrDefault() is { } label ? Sql.Text(label) : null;
        return parsed.Name switch
        {
            "smallint" or "integer" or "bigint" or "numeric" or "real" or "double precision" => "0",
            "boolean" => "false",
            "text" or "varchar" or "char" or "bytea" => "''",
            "timestamptz" or "timestamp" => "now()",
            "date" => "current_date",
            "uuid" => "'00000000-0000-0000-0000-000000000000'",
            "json" or "jsonb" => "'{}'",
            _ => null,
        };
    }
}
