using MongoEtl.Generators.Model;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.Runtime;

/// <summary>Takes out of what stands in a store all that is none of the classes' business: columns, indexes and keys that nobody declared,
/// labels that they do not know. What is taken out is left alone, and told.</summary>
internal sealed class LiveAdoption(LiveSchema live, ClassSchema classes)
{
    private readonly List<string> _undeclared = [.. live.Others.Select(other => $"{other} is declared by no class")];

    private readonly List<Obstacle> _obstacles =
    [
        .. live.NoTables.Where(table => classes.Schema.Table(table) is not null).Select(table => new Obstacle(table,
            $"{table} is no table: a view or something else has that name; rename it, or name another table in the class",
            IsNoTable: true)),
    ];

    /// <summary>What remains, to be compared with the classes, what was taken out, and what no statement could make good.</summary>
    public static (Schema Schema, IReadOnlyList<string> Undeclared, IReadOnlyList<Obstacle> Obstacles) Run(LiveSchema live,
        ClassSchema classes)
    {
        var adoption = new LiveAdoption(live, classes);
        var tables = live.Schema.Tables.Select(adoption.Table).OfType<TableShape>().ToList();
        return (new Schema(live.Schema.Enums.Select(type => adoption.Enum(type, tables)).OfType<EnumShape>().ToEquatable(),
            tables.ToEquatable()), adoption._undeclared, adoption._obstacles);
    }

    private TableShape? Table(TableShape table)
    {
        if (classes.Intents.Has(IntentKind.DropTable, table.Id) && classes.Schema.Table(table.Id) is null)
            return table;
        return ClassTable(table.Id) is not { } wanted ? null
            : new TableAdoption(table, wanted, live, classes.Intents, _undeclared, _obstacles).Run();
    }

    /// <summary>The class's table: of that name, or renamed from it.</summary>
    private TableShape? ClassTable(TableId id) => classes.Schema.Table(id)
        ?? classes.Schema.Tables.FirstOrDefault(table => live.Schema.Table(table.Id) is null
            && id.Equals(classes.Intents.FormerTable(table.Id)));

    /// <summary>A type that no class names any more is one to drop only if nobody else has it. Labels that only the database knows, and
    /// their order,
    /// do no harm.</summary>
    private EnumShape? Enum(EnumShape type, List<TableShape> adopted)
    {
        if (classes.Schema.Enum(type.Name) is { } wanted)
            return type with { Labels = Labels(type, wanted).ToEquatable() };
        var uses = live.EnumUses.Where(use => use.Enum == type.Name).ToList();
        return uses.Count > 0 && uses.TrueForAll(use =>
            adopted.Exists(table => table.Id.Equals(use.Table) && table.Column(use.Column) is not null)) ? type : null;
    }

    private List<string> Labels(EnumShape type, EnumShape wanted)
    {
        var id = Intents.OfEnum(type.Name);
        var isStated = classes.Intents.All.Any(intent => intent.Kind == IntentKind.DropLabel && intent.Table.Equals(id)
            && type.Labels.Contains(intent.Name));
        var kept = type.Labels.Where(label => wanted.Labels.Contains(label) || isStated
            || classes.Intents.All.Any(intent => intent.Kind == IntentKind.RenamedLabel && intent.Table.Equals(id) && intent.Value == label
                && !type.Labels.Contains(intent.Name))).ToList();
        var extra = type.Labels.Except(kept).ToList();
        if (extra.Count > 0)
            _undeclared.Add($"enum type {type.Name} has the labels {string.Join(", ", extra)}, which no class knows");
        if (isStated)
            return kept;
        // Known labels take the order of the classes; one that is renamed keeps its place among them.
        var known = new Queue<string>(wanted.Labels.Where(kept.Contains));
        return [.. kept.Select(label => wanted.Labels.Contains(label) ? known.Dequeue() : label)];
    }
}
