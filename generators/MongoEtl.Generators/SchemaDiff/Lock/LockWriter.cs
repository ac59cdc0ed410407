using System.Text;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Writes <c>schema.lock.json</c>: tables sorted by name, columns as declared, one line for each column, key and index, so that a
/// review shows what changed and branches merge.</summary>
internal static class LockWriter
{
    public const int Version = 1;

    public static string Write(Schema schema)
    {
        var text = new StringBuilder();
        text.Append("{\n  \"version\": ").Append(Version).Append(",\n");
        List(text, 2, "enums", schema.Enums.OrderBy(e => e.Name, StringComparer.Ordinal).Select(Enum), ",\n");
        List(text, 2, "postgres", Tables(schema, SchemaStore.Postgres), ",\n");
        List(text, 2, "cassandra", Tables(schema, SchemaStore.Cassandra), "\n");
        return text.Append("}\n").ToString();
    }

    private static IEnumerable<string> Tables(Schema schema, SchemaStore store) =>
        schema.Tables.Where(t => t.Id.Store == store).OrderBy(t => t.Id)
            .Select(t => store == SchemaStore.Postgres ? Postgres(t) : Cassandra(t));

    private static string Enum(EnumShape type) => $"{{ \"name\": {Text(type.Name)}, \"labels\": {Texts(type.Labels)} }}";

    private static string Postgres(TableShape table)
    {
        var sorted = table.Canonical();
        var text = new StringBuilder($"{{\n      \"schema\": {Text(table.Id.Schema)},\n      \"table\": {Text(table.Id.Name)},\n");
        List(text, 6, "columns", table.Columns.Select(Column), ",\n");
        text.Append("      \"primaryKey\": ").Append(Texts(table.PrimaryKey)).Append(",\n");
        List(text, 6, "indexes", sorted.Indexes.Select(i =>
            $"{{ {(i.IsUnique ? "\"unique\": true, " : "")}\"columns\": {Texts(i.Columns)} }}"), ",\n");
        List(text, 6, "foreignKeys", sorted.ForeignKeys.Select(ForeignKey), "\n");
        return text.Append("    }").ToString();
    }

    private static string Cassandra(TableShape table)
    {
        var sorted = table.Canonical();
        var text = new StringBuilder($"{{\n      \"table\": {Text(table.Id.Name)},\n");
        List(text, 6, "columns", table.Columns.Select(Column), ",\n");
        text.Append("      \"partitionKey\": ").Append(Texts(table.PartitionKey)).Append(",\n");
        List(text, 6, "clusteringKey",
            table.ClusteringKey.Select(c => $"{{ \"column\": {Text(c.Name)}{(c.IsDescending ? ", \"descending\": true" : "")} }}"), ",\n");
        List(text, 6, "dropped", sorted.Dropped.Select(Column), "\n");
        return text.Append("    }").ToString();
    }

    private static string Column(ColumnShape column) => $"{{ \"name\": {Text(column.Name)}, \"type\": {Text(column.Type)}"
        + (column.Nullable ? "" : ", \"notNull\": true")
        + (column.Default is { } value ? $", \"default\": {Text(value)}" : "")
        + (column.IsIdentity ? ", \"identity\": true" : "")
        + (column.IsDatabase ? ", \"database\": true" : "")
        + " }";

    private static string ForeignKey(ForeignKeyShape key) => $"{{ \"column\": {Text(key.Column)}, \"schema\": {Text(key.Parent.Schema)}, "
        + $"\"table\": {Text(key.Parent.Name)}, \"key\": {Text(key.ParentColumn)}, \"onDelete\": {Text(key.OnDelete)} }}";

    private static void List(StringBuilder text, int indent, string name, IEnumerable<string> items, string end)
    {
        var blanks = new string(' ', indent);
        var lines = items.Select(i => $"{blanks}  {i}").ToList();
        text.Append(blanks).Append('"').Append(name).Append("\": [");
        text.Append(lines.Count == 0 ? "" : "\n" + string.Join(",\n", lines) + "\n" + blanks).Append(']').Append(end);
    }

    private static string Texts(IEnumerable<string> texts) => "[" + string.Join(", ", texts.Select(Text)) + "]";

    /// <summary>Non-ASCII stays readable; control characters and halves of surrogate pairs, which no file holds, are escaped.</summary>
    private static string Text(string value)
    {
        var text = new StringBuilder("\"");
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c is '"' or '\\')
                text.Append('\\').Append(c);
            else if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
                text.Append(c).Append(value[++i]);
            else if (c < ' ' || char.IsSurrogate(c) || c is '\u007F' or '\u2028' or '\u2029' or '\uFEFF')
                text.Append("\\u").Append(((int)c).ToString("x4"));
            else
                text.Append(c);
        }
        return text.Append('"').ToString();
    }
}
