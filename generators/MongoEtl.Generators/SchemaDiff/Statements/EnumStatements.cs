using MongoEtl.Generators.Emit.Statements;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>SQL about enum types.</summary>
/// <remarks>PostgreSQL manual, ALTER TYPE: a new label cannot be used before the transaction that adds it has ended.</remarks>
internal static class EnumStatements
{
    /// <param name="schema">What stands when the statement's turn comes.</param>
    /// <param name="after">What stands when all changes are made.</param>
    /// <param name="change">The change.</param>
    public static SchemaStatement Of(Schema schema, Schema after, SchemaChange change)
    {
        var type = change.Enum!;
        return change.Kind switch
        {
            ChangeKind.CreateEnum => new(Create(type)),
            ChangeKind.RenameLabel => new($"ALTER TYPE {type.Quoted} RENAME VALUE {Text(change.FormerLabel!)} TO {Text(change.Label!)}"),
            ChangeKind.AddLabel => new(AddLabel(schema.Enum(type.Name)!, type, change.Label!), IsAlone: true),
            ChangeKind.RebuildEnum => new(string.Join(";\n", Rebuild(schema, after, type))),
            _ => new($"DROP TYPE IF EXISTS {type.Quoted}"),
        };
    }

    private static string Create(EnumShape type) => $"CREATE TYPE {type.Quoted} AS ENUM ({string.Join(", ", type.Labels.Select(Text))})";

    private static string AddLabel(EnumShape standing, EnumShape type, string label)
    {
        var labels = type.Labels.ToList();
        var place = labels.IndexOf(label);
        var where = place > 0 && standing.Labels.Contains(labels[place - 1])
            ? $" AFTER {Text(labels[place - 1])}"
            : labels.Skip(place + 1).FirstOrDefault(standing.Labels.Contains) is { } next ? $" BEFORE {Text(next)}" : "";
        return $"ALTER TYPE {type.Quoted} ADD VALUE IF NOT EXISTS {Text(label)}{where}";
    }

    /// <summary>The tables are rewritten. A row that has a label which goes stops all of it, and nothing is changed. A default that changes
    /// may name
    /// such a label; it comes by a change of its own.</summary>
    private static IEnumerable<string> Rebuild(Schema schema, Schema after, EnumShape type)
    {
        var old = ObjectNames.Cut($"{type.Name}_mongoetl_old");
        yield return $"ALTER TYPE {type.Quoted} RENAME TO {Sql.Quote(old)}";
        yield return Create(type);
        foreach (var (table, column) in schema.Tables.SelectMany(t => t.Columns.Where(c => c.Type == Sql.Quote(type.Name))
            .Select(c => (t.Id, c))))
        {
            var alter = $"ALTER TABLE {table.Quoted} ALTER COLUMN {Sql.Quote(column.Name)}";
            if (column.Default is not null)
                yield return $"{alter} DROP DEFAULT";
            yield return $"{alter} TYPE {type.Quoted} USING {Sql.Quote(column.Name)}::text::{type.Quoted}";
            if (column.Default is not null && column.Default == after.Table(table)?.Column(column.Name)?.Default)
                yield return $"{alter} SET DEFAULT {column.Default}";
        }
        yield return $"DROP TYPE {EnumShape.QuotedName(old)}";
    }

    private static string Text(string label) => $"'{label.Replace("'", "''")}'";
}
