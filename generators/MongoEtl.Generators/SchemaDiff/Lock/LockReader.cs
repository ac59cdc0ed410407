using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Reads <c>schema.lock.json</c>. Nothing is guessed: an unknown word, a missing one or a column that is not there is a fault with
/// its place.</summary>
internal static class LockReader
{
    public static LockContent Read(string text)
    {
        try
        {
            return new(Schema(JsonReader.Read(text)), null);
        }
        catch (LockFormatException damage)
        {
            return new(null, damage.Fault);
        }
    }

    private static Schema Schema(JsonValue root)
    {
        LockWords.Check(root, "version", "enums", "postgres", "cassandra");
        var version = LockWords.Needed(root, "version", JsonKind.Number);
        if (version.Text != LockWriter.Version.ToString())
            throw version.Fault($"it is of version {version.Text}, and this generator knows version {LockWriter.Version}; use the MongoEtl "
                + $"that wrote it");
        var schema = new Schema(
            LockWords.Items(root, "enums").Select(Enum).ToEquatable(),
            LockWords.Items(root, "postgres").Select(Postgres).Concat(LockWords.Items(root, "cassandra").Select(Cassandra)).ToEquatable());
        var places = LockWords.Items(root, "postgres").Concat(LockWords.Items(root, "cassandra")).ToList();
        LockWords.Distinct(LockWords.Items(root, "enums"), schema.Enums.Select(e => e.Name));
        LockWords.Distinct(places, schema.Tables.Select(t => $"{t.Id.Store} {t.Id}"));
        return schema;
    }

    private static EnumShape Enum(JsonValue value)
    {
        LockWords.Check(value, "name", "labels");
        var labels = LockWords.Texts(value, "labels");
        LockWords.Distinct(LockWords.Items(value, "labels"), labels);
        return new(LockWords.Text(value, "name"), labels);
    }

    private static TableShape Postgres(JsonValue value)
    {
        LockWords.Check(value, "schema", "table", "columns", "primaryKey", "indexes", "foreignKeys");
        var table = new TableShape
        {
            Id = TableId.Postgres(LockWords.Text(value, "schema"), LockWords.Text(value, "table")),
            Columns = Columns(value, "columns"),
            PrimaryKey = LockWords.Texts(value, "primaryKey"),
            Indexes = LockWords.Items(value, "indexes").Select(Index).ToEquatable(),
            ForeignKeys = LockWords.Items(value, "foreignKeys").Select(ForeignKey).ToEquatable(),
        };
        LockWords.CheckNames(value, "primaryKey", table);
        LockWords.Distinct(LockWords.Items(value, "indexes"), table.Indexes.Select(i => $"{i.IsUnique} {string.Join("\0", i.Columns)}"));
        foreach (var index in LockWords.Items(value, "indexes"))
            LockWords.CheckNames(index, "columns", table);
        LockWords.Distinct(LockWords.Items(value, "foreignKeys"), table.ForeignKeys.Select(k => k.ToString()));
        foreach (var key in LockWords.Items(value, "foreignKeys"))
            LockWords.CheckName(key.Member("column")!, table);
        return table;
    }

    private static TableShape Cassandra(JsonValue value)
    {
        LockWords.Check(value, "table", "columns", "partitionKey", "clusteringKey", "dropped");
        var table = new TableShape
        {
            Id = TableId.Cassandra(LockWords.Text(value, "table")),
            Columns = Columns(value, "columns"),
            PartitionKey = LockWords.Texts(value, "partitionKey"),
            ClusteringKey = LockWords.Items(value, "clusteringKey").Select(Clustering).ToEquatable(),
            Dropped = Columns(value, "dropped"),
        };
        LockWords.CheckNames(value, "partitionKey", table);
        foreach (var key in LockWords.Items(value, "clusteringKey"))
            LockWords.CheckName(key.Member("column")!, table);
        return table;
    }

    private static EquatableArray<ColumnShape> Columns(JsonValue table, string name)
    {
        var items = LockWords.Items(table, name);
        var columns = items.Select(Column).ToEquatable();
        LockWords.Distinct(items, columns.Select(c => c.Name));
        return columns;
    }

    private static ColumnShape Column(JsonValue value)
    {
        LockWords.Check(value, "name", "type", "notNull", "default", "identity", "database");
        return new()
        {
            Name = LockWords.Text(value, "name"),
            Type = LockWords.Text(value, "type"),
            Nullable = !LockWords.Flag(value, "notNull"),
            Default = value.Member("default") is null ? null : LockWords.Text(value, "default"),
            IsIdentity = LockWords.Flag(value, "identity"),
            IsDatabase = LockWords.Flag(value, "database"),
        };
    }

    private static IndexShape Index(JsonValue value)
    {
        LockWords.Check(value, "unique", "columns");
        return new(LockWords.Flag(value, "unique"), LockWords.Texts(value, "columns"));
    }

    private static ClusteringShape Clustering(JsonValue value)
    {
        LockWords.Check(value, "column", "descending");
        return new(LockWords.Text(value, "column"), LockWords.Flag(value, "descending"));
    }

    private static ForeignKeyShape ForeignKey(JsonValue value)
    {
        LockWords.Check(value, "column", "schema", "table", "key", "onDelete");
        return new(LockWords.Text(value, "column"), TableId.Postgres(LockWords.Text(value, "schema"), LockWords.Text(value, "table")),
            LockWords.Text(value, "key"), LockWords.Text(value, "onDelete"));
    }
}
