using MongoEtl.Internal;
using MongoEtl.Runtime;

namespace MongoEtl.Cassandra.Tests;

/// <summary>A plan of one entity whose rows go to one table: a room, a number, a text.</summary>
internal static class WrittenTables
{
    public static readonly Column Room = new("room", "text", Nullable: false);
    public static readonly Column Number = new("number", "int", Nullable: false);
    public static readonly Column Text = new("text", "text", Nullable: true);
    public static readonly Column Extra = new("extra", "int", Nullable: true);

    /// <summary>The table, under a name of its own.</summary>
    public static CqlTablePlan Table(string name, bool hasExtra = false, string textType = "text", bool descending = true)
    {
        Column[] columns = [Room, Number, Text with { Type = textType }, .. hasExtra ? [Extra] : (Column[])[]];
        return new CqlTablePlan
        {
            Name = name,
            Columns = columns,
            PartitionKeyColumns = 1,
            ClusteringKey = [new ClusteringColumnPlan("number", descending)],
            CreateStatement = $"CREATE TABLE IF NOT EXISTS \"{name}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\" {column.Type}"))}, "
                + $"PRIMARY KEY ((\"room\"), \"number\")) WITH CLUSTERING ORDER BY (\"number\" {(descending ? "DESC" : "ASC")})",
            InsertStatement = $"INSERT INTO \"{name}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) "
                + $"VALUES ({string.Join(", ", columns.Select(_ => "?"))})",
            DeleteStatement = $"DELETE FROM \"{name}\" WHERE \"room\" = ? AND \"number\" = ?",
        };
    }

    public static EntityPlan Entity(params CqlTablePlan[] tables) => new()
    {
        Name = "line",
        Collection = "lines",
        Wave = 0,
        Key = KeyKind.SourceId,
        Tables = [],
        CassandraTables = tables,
        Fields = [],
        References = [],
        Fingerprint = "1",
        CreateEncoder = _ => throw new NotSupportedException("nothing is encoded here"),
    };

    public static Plan PlanOf(params EntityPlan[] entities) => new("test", entities, [], []);

    public static CqlWriter Rows(IEnumerable<(string Room, int Number, string? Text)> rows)
    {
        var writer = new CqlWriter("line");
        foreach (var (room, number, text) in rows)
        {
            writer.BeginRow(3);
            writer.Next(Room).Text(room);
            writer.EndPartitionKey();
            writer.Next(Number).Int(number);
            writer.Next(Text).Text(text);
            writer.EndRow();
        }
        return writer;
    }
}
