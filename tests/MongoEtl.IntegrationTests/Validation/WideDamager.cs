using System.Text;
using MongoEtl.Cassandra;

namespace MongoEtl.IntegrationTests.Validation;

/// <summary>Damages single rows and cells of Cassandra tables.</summary>
internal sealed class WideDamager
{
    private readonly CqlSession _session;
    private readonly string _keyspace;
    private readonly Random _random;
    private readonly List<(PlannedTable Table, List<Row> Rows)> _tables = [];
    private readonly HashSet<string> _touched = [];
    private int _inserted = 900_000;

    private WideDamager(CqlSession session, string keyspace, Random random) => (_session, _keyspace, _random) = (session, keyspace, random);

    /// <summary>Reads the tables, to choose from.</summary>
    public static async Task<WideDamager> CreateAsync(CqlSession session, string keyspace, IEnumerable<PlannedTable> tables, Random random)
    {
        var damager = new WideDamager(session, keyspace, random);
        foreach (var table in tables)
            damager._tables.Add((table, await damager.ReadAsync(table)));
        return damager;
    }

    public async Task<Damage> MakeAsync()
    {
        while (true)
        {
            var (table, rows) = _tables[_random.Next(_tables.Count)];
            var row = rows[_random.Next(rows.Count)];
            if (!_touched.Add($"{table.Name} {Key(table, row)}"))
                continue;
            var name = $"{_keyspace}.{table.Name}";
            switch (_random.Next(4))
            {
                case 0:
                    await ExecuteAsync($"DELETE FROM {name} WHERE {Where(table, row)}");
                    return new Damage("cassandra", table.Name, "missing", Key(table, row), "");
                case 1:
                    var fresh = new Row(table.Key.ToDictionary(column => column, column => Fresh(table.Columns[column])));
                    var first = table.Others.First();
                    await ExecuteAsync($"INSERT INTO {name} ({string.Join(", ", table.Key)}, {first}) VALUES ("
                        + $"{string.Join(", ", table.Key.Select(column => fresh.Cells[column].Term))}, {Other(table.Columns[first], default).Term})");
                    return new Damage("cassandra", table.Name, "extra", Key(table, fresh), "");
                default:
                    var column = table.Others.ElementAt(_random.Next(table.Others.Count()));
                    await ChangeAsync(name, table, row, column);
                    return new Damage("cassandra", table.Name, "differing", Key(table, row), column);
            }
        }
    }

    private Task ChangeAsync(string name, PlannedTable table, Row row, string column)
    {
        var isSet = row.Cells.TryGetValue(column, out var cell);
        return ExecuteAsync(isSet && _random.Next(3) == 0
            ? $"DELETE {column} FROM {name} WHERE {Where(table, row)}"
            : $"UPDATE {name} SET {column} = {Other(table.Columns[column], cell).Term} WHERE {Where(table, row)}");
    }

    private Cell Fresh(string type) => type switch
    {
        "int" => new Cell($"{_inserted}", $"{_inserted++}"),
        "boolean" => new Cell("true", "True"),
        "timestamp" => new Cell("'1999-01-01T00:00:00Z'", "1999-01-01 00:00:00.000+0000"),
        "uuid" => Plain($"{_inserted++:x8}-0000-5000-8000-000000000000"),
        "timeuuid" => Plain($"{_inserted++:x8}-0000-1000-8000-000000000000"),
        _ => new Cell($"'extra {_inserted}'", $"extra {_inserted++}"),
    };

    private Cell Other(string type, Cell present) => type switch
    {
        "boolean" => Plain(present.Term == "true" ? "false" : "true"),
        "timestamp" => Plain("'1999-01-01T00:00:00Z'"),
        "int" or "bigint" => Plain($"{_inserted++}"),
        _ => Plain(Fresh(type).Term),
    };

    private static Cell Plain(string text) => new(text, text);

    private static string Key(PlannedTable table, Row row) =>
        string.Join(',', table.Key.Select(column => $"{column}={row.Cells[column].Text}"));

    private static string Where(PlannedTable table, Row row) =>
        string.Join(" AND ", table.Key.Select(column => $"{column} = {row.Cells[column].Term}"));

    private Task ExecuteAsync(string statement) => _session.QueryAsync(statement);

    private async Task<List<Row>> ReadAsync(PlannedTable table)
    {
        var rows = new List<Row>();
        await foreach (var page in _session.ReadPagesAsync($"SELECT {string.Join(", ", table.Columns.Keys)} FROM {_keyspace}.{table.Name}"))
        {
            while (page.Read())
            {
                rows.Add(new Row(table.Columns.Keys.Index().Where(column => !page.IsNull(column.Index))
                    .ToDictionary(column => column.Item, column =>
                        new Cell(Text(page, column.Index, CqlForm.Term), Text(page, column.Index, CqlForm.Cell)))));
            }
        }
        return rows;
    }

    private static string Text(CqlRowReader row, int column, CqlForm form)
    {
        var text = new StringBuilder();
        form.Append(text, row.Columns[column].Type, row.GetBytes(column));
        return text.ToString();
    }

    /// <summary>The cells that are set.</summary>
    private sealed record Row(Dictionary<string, Cell> Cells);

    /// <summary>A value as a term of CQL, and as reports have it.</summary>
    private readonly record struct Cell(string Term, string Text);
}
