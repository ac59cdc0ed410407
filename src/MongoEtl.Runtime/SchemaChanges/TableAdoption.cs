using MongoEtl.Generators.Model;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.Runtime;

/// <summary>Takes out of one live table what its class does not declare, and puts into the class's words what means the same.</summary>
/// <param name="table">The table as it stands.</param>
/// <param name="wanted">The table as the class has it.</param>
/// <param name="live">All that stands.</param>
/// <param name="intents">What is stated about changes.</param>
/// <param name="undeclared">What was taken out is added here.</param>
internal sealed class TableAdoption(TableShape table, TableShape wanted, LiveSchema live, Intents intents, List<string> undeclared)
{
    public TableShape Run() => table with
    {
        Columns = table.Columns.Select(Column).OfType<ColumnShape>().ToEquatable(),
        PrimaryKey = wanted.PrimaryKey.Count == 0 ? default : table.PrimaryKey,
        Indexes = Indexes().Distinct().ToEquatable(),
        ForeignKeys = table.ForeignKeys.Where(IsOurs).ToEquatable(),
    };

    private ColumnShape? Column(ColumnShape column)
    {
        if (wanted.Column(column.Name) is { } declared)
            return declared.IsDatabase ? declared : column;
        if (RenamedTo(column.Name) is not null || intents.Has(IntentKind.DropColumn, wanted.Id, column.Name))
            return column;
        undeclared.Add($"column {column.Name} ({column.Type}) of {table.Id} is declared by no class");
        return null;
    }

    /// <summary>The name that the class gives a column which has another in the database.</summary>
    private string? RenamedTo(string name) => wanted.Column(name) is not null ? null
        : intents.All.FirstOrDefault(intent => intent.Kind == IntentKind.RenamedColumn && intent.Table.Equals(wanted.Id)
            && intent.Value == name
            && table.Column(intent.Name) is null && wanted.Column(intent.Name) is not null)?.Name;

    private string Now(string name) => RenamedTo(name) ?? name;

    /// <summary>Somebody else's unique index serves where a plain one is asked for. An index that has the name which a class would have given it was made
    /// for one; of
    /// others it is not known whose they are.</summary>
    private IEnumerable<IndexShape> Indexes()
    {
        foreach (var index in table.Indexes)
        {
            var renamed = index with { Columns = index.Columns.Select(Now).ToEquatable() };
            var isOurs = live.Names.Index(table.Id, index) == LiveNames.Conventional(table.Id, index);
            if (wanted.Indexes.Contains(renamed) || isOurs)
                yield return index;
            else if (index.IsUnique && wanted.Indexes.Contains(renamed with { IsUnique = false }))
                yield return Serving(index);
            else
                undeclared.Add($"{(index.IsUnique ? "unique index" : "index")} {live.Names.Index(table.Id, index)} on ({index.ColumnList}) "
                    + $"of {table.Id} is declared by no class");
        }
    }

    private IndexShape Serving(IndexShape unique)
    {
        var plain = unique with { IsUnique = false };
        live.Names.AddIndex(table.Id, plain, live.Names.Index(table.Id, unique), live.Names.IsConstraint(table.Id, unique));
        return plain;
    }

    private bool IsOurs(ForeignKeyShape key)
    {
        var name = live.Names.ForeignKey(table.Id, key);
        if (wanted.ForeignKeys.Any(other => other.Column == Now(key.Column))
            || name == new LiveNames().ForeignKey(table.Id, key))
            return true;
        undeclared.Add($"foreign key {name} from {table.Id} ({key.Column}) to {key.Parent} ({key.ParentColumn}) is declared by no class");
        return false;
    }
}
