using MongoEtl.Generators.Model;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.Generators.RandomSchema;

/// <summary>Schemas that a server would take, made of a seed.</summary>
internal sealed class RandomSchemas(int seed)
{
    private static readonly string[] TableNames = ["town", "Street", "house", "person"];
    private static readonly string[] ColumnNames = ["a", "b", "Camel", "d \"q\"", "e", "f"];
    private static readonly string[] EnumNames = ["mood", "kind"];
    private static readonly string[] Labels = ["A", "B", "it's", "D", "ü"];
    private static readonly string[] KeyTypes = ["integer", "bigint", "text", "uuid"];

    private static readonly Dictionary<string, string> Types = new()
    {
        ["text"] = "'x'", ["varchar(10)"] = "'y'", ["varchar(40)"] = "'z'", ["integer"] = "1", ["bigint"] = "2", ["smallint"] = "3",
        ["numeric(10,2)"] = "1.5", ["numeric(12,4)"] = "2.5", ["boolean"] = "true", ["timestamptz"] = "now()", ["date"] = "'2020-01-01'",
        ["uuid"] = "'00000000-0000-0000-0000-000000000001'", ["jsonb"] = "'{}'", ["text[]"] = "'{}'",
    };

    private static readonly string[] CqlTypes = ["text", "int", "bigint", "uuid", "timestamp", "decimal", "frozen<list<text>>", "set<int>"];
    private static readonly string[] CqlNames = ["p", "q", "c", "d"];

    private readonly Random _random = new(seed);

    /// <summary>A schema of one or both stores.</summary>
    public Schema Next(bool postgres = true, bool cassandra = true)
    {
        var enums = postgres ? Some(EnumNames).Select(n => new EnumShape(n, Some(Labels, atLeast: 1).ToEquatable())).ToEquatable()
            : default;
        var tables = new List<TableShape>();
        if (postgres)
        {
            foreach (var name in Some(TableNames))
                tables.Add(Table(TableId.Postgres("public", name), enums));
            for (var i = 0; i < tables.Count; i++)
                tables[i] = WithForeignKeys(tables[i], tables);
        }
        if (cassandra)
            tables.AddRange(Some(TableNames).Select(n => CqlTable(TableId.Cassandra(n))));
        return new(enums, tables.ToEquatable());
    }

    /// <summary>The same schema with everything in another order whose order means nothing.</summary>
    public Schema Shuffled(Schema schema) => new(Shuffle(schema.Enums), Shuffle(schema.Tables.Select(t => t with
    {
        Columns = Shuffle(t.Columns), Indexes = Shuffle(t.Indexes), ForeignKeys = Shuffle(t.ForeignKeys), Dropped = Shuffle(t.Dropped),
    })));

    /// <summary>Stated renames of tables, columns and labels of the one schema to such of the other, sensible ones or not.</summary>
    public Intents Renames(Schema before, Schema after)
    {
        var intents = new List<SchemaIntent>();
        foreach (var table in after.Tables.Where(_ => _random.Next(2) == 0))
        {
            if (before.Tables.Count > 0 && Pick(before.Tables) is var former && former.Id.Store == table.Id.Store)
                intents.Add(new(IntentKind.RenamedTable, table.Id, "", former.Id.Name));
            foreach (var column in table.Columns.Where(_ => _random.Next(2) == 0))
                intents.Add(new(IntentKind.RenamedColumn, table.Id, column.Name, Pick(ColumnNames)));
        }
        foreach (var type in after.Enums.Where(_ => _random.Next(2) == 0))
            intents.Add(new(IntentKind.RenamedLabel, Intents.OfEnum(type.Name), Pick(type.Labels), Pick(Labels)));
        return new(intents.ToEquatable());
    }

    private TableShape Table(TableId id, EquatableArray<EnumShape> enums)
    {
        var columns = new List<ColumnShape> { new() { Name = "id", Type = Pick(KeyTypes), Nullable = false } };
        columns.AddRange(Some(ColumnNames).Select(n => Column(n, enums)));
        if (columns[0].Type is "integer" or "bigint" && _random.Next(2) == 0)
            columns[0] = columns[0] with { IsIdentity = true };
        var indexes = new List<IndexShape>();
        foreach (var column in columns.Skip(1).Where(_ => _random.Next(4) == 0))
            indexes.Add(new(_random.Next(2) == 0, new([column.Name, .. _random.Next(2) == 0 ? ["id"] : Array.Empty<string>()])));
        return new() { Id = id, Columns = columns.ToEquatable(), PrimaryKey = new(["id"]), Indexes = indexes.ToEquatable() };
    }

    private ColumnShape Column(string name, EquatableArray<EnumShape> enums)
    {
        var type = Pick(Types.Keys.ToArray());
        var value = Types[type];
        if (enums.Count > 0 && _random.Next(4) == 0 && Pick(enums) is var chosen)
            (type, value) = (Sql.Quote(chosen.Name), $"'{chosen.Labels[0].Replace("'", "''")}'");
        return new() { Name = name, Type = type, Nullable = _random.Next(2) == 0, Default = _random.Next(3) == 0 ? value : null };
    }

    private TableShape WithForeignKeys(TableShape table, List<TableShape> all)
    {
        if (_random.Next(2) == 0)
            return table;
        var parent = Pick(all);
        var column = new ColumnShape { Name = $"{parent.Id.Name}_id", Type = parent.Columns[0].Type };
        return table with
        {
            Columns = table.Columns.Append(column).ToEquatable(),
            ForeignKeys = new([new(column.Name, parent.Id, "id", Pick(["NoAction", "Cascade", "SetNull"]))]),
        };
    }

    /// <summary>A Cassandra table.</summary>
    public TableShape CqlTable(TableId id)
    {
        string[] scalars = [.. CqlTypes.Where(t => !t.Contains('<'))];
        var partition = ColumnShape.Cql("k", Pick(scalars));
        var clustering = Some(["c1", "c2"]).Select(n => ColumnShape.Cql(n, Pick(scalars))).ToList();
        var regular = Some(CqlNames).Select(n => ColumnShape.Cql(n, Pick(CqlTypes))).ToList();
        return new()
        {
            Id = id,
            Columns = clustering.Concat(regular).Prepend(partition).ToEquatable(),
            PartitionKey = new(["k"]),
            ClusteringKey = clustering.Select(c => new ClusteringShape(c.Name, _random.Next(2) == 0)).ToEquatable(),
            Dropped = CqlNames.Where(n => regular.TrueForAll(c => c.Name != n) && _random.Next(4) == 0)
                .Select(n => ColumnShape.Cql(n, Pick(CqlTypes))).ToEquatable(),
        };
    }

    /// <summary>The same table with other columns: mostly of the same key and with the same types, as CQL would have it.</summary>
    public TableShape Altered(TableShape table)
    {
        var other = CqlTable(table.Id);
        if (_random.Next(5) == 0)
            return other;
        var regular = other.Columns.Where(c => !other.IsKeyColumn(c.Name))
            .Select(c => _random.Next(8) == 0 ? c : table.Column(c.Name) ?? c);
        return table with { Columns = table.Columns.Where(c => table.IsKeyColumn(c.Name)).Concat(regular).ToEquatable(),
            Dropped = default };
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private List<T> Some<T>(IReadOnlyCollection<T> items, int atLeast = 0) =>
        [.. items.OrderBy(_ => _random.Next()).Take(_random.Next(atLeast, items.Count + 1))];

    private EquatableArray<T> Shuffle<T>(IEnumerable<T> items)
        where T : IEquatable<T> => items.OrderBy(_ => _random.Next()).ToEquatable();
}
