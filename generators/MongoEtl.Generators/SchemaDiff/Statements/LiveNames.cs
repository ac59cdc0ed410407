using MongoEtl.Generators.Emit.Statements;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Names of keys and indexes that a database has otherwise than the classes would give them, and what is left there of builds that
/// were broken off.</summary>
internal sealed class LiveNames
{
    private readonly Dictionary<string, string> _names = [];
    private readonly HashSet<string> _constraints = [];
    private readonly HashSet<string> _leftovers = [];

    public string PrimaryKey(TableId table) => Find($"{table} p", ObjectNames.PrimaryKey(table.Name));

    public string Index(TableId table, IndexShape index) => Find(Key(table, index), Conventional(table, index));

    public string ForeignKey(TableId table, ForeignKeyShape key) =>
        Find($"{table} f {key.Column}", ObjectNames.ForeignKey(table.Name, key.Column));

    public void AddPrimaryKey(TableId table, string name) => _names[$"{table} p"] = name;

    public void AddIndex(TableId table, IndexShape index, string name, bool isConstraint)
    {
        _names[Key(table, index)] = name;
        if (isConstraint)
            _constraints.Add(Key(table, index));
    }

    public void AddForeignKey(TableId table, ForeignKeyShape key, string name) => _names[$"{table} f {key.Column}"] = name;

    /// <summary>Whether a constraint owns the index.</summary>
    public bool IsConstraint(TableId table, IndexShape index) => _constraints.Contains(Key(table, index));

    /// <summary>An index of that name is there whose build was broken off.</summary>
    public void AddLeftover(string schema, string name) => _leftovers.Add($"{schema} {name}");

    public bool IsLeftover(string schema, string name) => _leftovers.Contains($"{schema} {name}");

    public static string Conventional(TableId table, IndexShape index) =>
        index.IsUnique ? ObjectNames.Unique(table.Name, index.Columns) : ObjectNames.Index(table.Name, index.Columns);

    private string Find(string key, string conventional) => _names.TryGetValue(key, out var name) ? name : conventional;

    private static string Key(TableId table, IndexShape index) =>
        $"{table} {(index.IsUnique ? 'u' : 'i')} {string.Join("\0", index.Columns)}";
}
