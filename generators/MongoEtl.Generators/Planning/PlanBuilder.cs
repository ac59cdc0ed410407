using MongoEtl.Generators.Emit;
using MongoEtl.Generators.Model;
using MongoEtl.Generators.Parsing;

namespace MongoEtl.Generators.Planning;

/// <summary>Orders entities and finds what their references point at. A pure function of the classes' summaries.</summary>
internal sealed class PlanBuilder
{
    private readonly List<EntitySource> _entities;
    private readonly Dictionary<string, int> _ordinals = [];
    private readonly List<List<TableSource>> _tables = [];
    private readonly IReadOnlyList<int> _waves;
    private readonly SortedDictionary<(int Entity, int Table), List<string>> _targets = [];

    private readonly IReadOnlyList<SharedSource> _shared;

    private PlanBuilder(IEnumerable<EntitySource> entities, IReadOnlyList<TableSource> tables, IEnumerable<SharedSource> shared)
    {
        _shared = [.. shared.OrderBy(s => s.Shared.Class.Dotted, StringComparer.Ordinal)];
        var unordered = entities.OrderBy(e => e.Entity.Name, StringComparer.Ordinal).ThenBy(e => e.Entity.Class.Dotted, StringComparer.Ordinal).ToList();
        var waves = WavesOf(unordered, tables);
        var order = Enumerable.Range(0, unordered.Count).OrderBy(i => waves[i]).ThenBy(i => i).ToList();
        _entities = [.. order.Select(i => unordered[i])];
        _waves = [.. order.Select(i => waves[i])];
        foreach (var entity in _entities)
        {
            _ordinals[entity.Entity.Class.Global] = _ordinals.Count;
            _tables.Add([.. tables.Where(t => t.Table.Document == entity.Entity.Class.Global)
                .OrderBy(t => t.Table.Store).ThenBy(t => t.Table.Class.Dotted, StringComparer.Ordinal)]);
        }
    }

    public static PlanModel Build(EquatableArray<EntitySource> entities, EquatableArray<TableSource> tables, EquatableArray<SharedSource> shared) =>
        new PlanBuilder(entities, tables, shared).Build();

    private PlanModel Build()
    {
        for (var i = 0; i < _entities.Count; i++)
        {
            if (_entities[i].Entity.Key == KeyKind.Serial)
                _targets[(i, -1)] = [];
        }
        foreach (var (table, reference) in _tables.SelectMany(t => t).SelectMany(t => t.Table.References.Select(r => (t.Table, r))))
        {
            if (Target(reference) is { } target)
                (_targets.TryGetValue(target, out var users) ? users : _targets[target] = []).Add(ReferenceEmitter.TargetName(table.Class, reference.Property));
        }
        var keys = _targets.Keys.ToList();
        var entities = _entities.Select((_, i) => Entity(i, keys)).ToEquatable();
        return new(entities, Enums(), _targets.Select(t => PlanTargetOf(t.Key, t.Value)).ToEquatable());
    }

    private PlanEntity Entity(int ordinal, List<(int Entity, int Table)> keys)
    {
        var tables = _tables[ordinal];
        var referred = tables.SelectMany(t => t.Table.References).Select(Target).OfType<(int, int)>().Select(t => keys.IndexOf(t)).Distinct().OrderBy(i => i);
        var entity = _entities[ordinal].Entity;
        var isReferenced = entity.Key != KeyKind.Serial && _tables.SelectMany(t => t).SelectMany(t => t.Table.References)
            .Any(r => r.Reference.Document == entity.Class.Global && r.Reference.OnUnresolved != "Keep");
        return new()
        {
            Entity = entity,
            Wave = _waves[ordinal],
            Tables = tables.Select(t => new PlanTable(t.Table, ForeignKeys(t.Table).ToEquatable())).ToEquatable(),
            References = referred.ToEquatable(),
            OwnKeyTarget = keys.IndexOf((ordinal, -1)),
            IsReferenced = isReferenced,
            Fingerprint = Fingerprint(ordinal),
        };
    }

    private IEnumerable<PlanForeignKey> ForeignKeys(TableSummary table)
    {
        foreach (var reference in table.References.Where(r => r.Reference.HasForeignKey))
        {
            if (Parent(reference.Reference) is var (entity, ordinal, parent))
                yield return new(reference, entity, ordinal, parent.Schema, parent.Table, ParentTable.KeyColumn(parent)!);
        }
    }

    private (int Entity, int Ordinal, TableSummary Table)? Parent(ReferenceModel reference)
    {
        if (!_ordinals.TryGetValue(reference.Document, out var entity))
            return null;
        var tables = _tables[entity].ConvertAll(t => t.Table);
        return ParentTable.Of(reference, tables) is { } parent ? (entity, tables.IndexOf(parent), parent) : null;
    }

    private (int, int)? Target(ReferenceSummary reference)
    {
        if (!_ordinals.TryGetValue(reference.Reference.Document, out var entity))
            return null;
        return reference.Reference.HasForeignKey && Parent(reference.Reference) is var (_, table, _) ? (entity, table) : (entity, -1);
    }

    private PlanTarget PlanTargetOf((int Entity, int Table) target, List<string> users) => new(target.Entity, target.Table,
        target.Table < 0 ? null : ParentTable.KeyColumn(_tables[target.Entity][target.Table].Table),
        users.Distinct().OrderBy(u => u, StringComparer.Ordinal).ToEquatable());

    private EquatableArray<EnumModel> Enums() => _tables.SelectMany(t => t).SelectMany(t => t.Table.Enums)
        .GroupBy(e => e.PostgresName).Select(g => g.First()).OrderBy(e => e.PostgresName, StringComparer.Ordinal).ToEquatable();

    /// <summary>The classes' text says all but what other classes decide: keys and tables that references point at.</summary>
    private string Fingerprint(int ordinal)
    {
        var tables = _tables[ordinal];
        var others = tables.SelectMany(t => t.Table.References)
            .Select(r => $"{r.Reference.Document} {r.Reference.Key} {r.Reference.NamespaceUuid} {Parent(r.Reference)?.Table.Table}");
        var shared = _shared.Where(s => s.Shared.Document == _entities[ordinal].Entity.Class.Global).Select(s => s.SourceHash);
        return SourceHash.Hex(string.Join("\n",
            new[] { "1", _entities[ordinal].SourceHash }.Concat(tables.Select(t => t.SourceHash)).Concat(shared).Concat(others)));
    }

    private static IReadOnlyList<int> WavesOf(List<EntitySource> entities, IReadOnlyList<TableSource> tables)
    {
        var ordinals = entities.Select((e, i) => (e.Entity.Class.Global, i)).GroupBy(p => p.Global).ToDictionary(g => g.Key, g => g.First().i);
        return Waves.Of([.. entities.Select(e => (IReadOnlyList<int>)[.. tables
            .Where(t => t.Table.Document == e.Entity.Class.Global)
            .SelectMany(t => t.Table.References)
            .Where(r => ordinals.ContainsKey(r.Reference.Document))
            .Select(r => ordinals[r.Reference.Document])
            .Distinct()])]);
    }
}
