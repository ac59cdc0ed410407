using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Planning;

/// <summary>Checks that concern several classes.</summary>
internal sealed class PlanChecks(
    EquatableArray<EntitySource> entities, EquatableArray<TableSource> tables, EquatableArray<DerivedSource> derived, EquatableArray<RowPlaces> places)
{
    private readonly List<DiagnosticInfo> _found = [];

    public IReadOnlyList<DiagnosticInfo> Run()
    {
        CheckEntities();
        CheckTables();
        CheckStages();
        CheckNames();
        CheckEnums();
        foreach (var table in tables.Select(t => t.Table).Where(t => t.Store != Store.Stage || IsOnlyStaged(t)))
        {
            foreach (var reference in table.References)
                CheckReference(table, reference);
        }
        return _found;
    }

    private void CheckEntities()
    {
        foreach (var same in entities.Select(e => e.Entity).GroupBy(e => e.Name).Where(g => g.Count() > 1))
        {
            var ordered = same.OrderBy(e => e.Class.Dotted, StringComparer.Ordinal).ToList();
            Add(DiagnosticTable.DuplicateEntity, "", "", ordered[0].Class.Dotted, ordered[1].Class.Dotted, same.Key);
        }
    }

    private void CheckTables()
    {
        var writers = tables.Select(t => t.Table).Where(t => t.Store != Store.Stage).Select(t => (t.Store, t.Schema, t.Table, t.Class))
            .Concat(derived.Select(d => (Store: Store.Cassandra, Schema: "", d.Table, d.Class)));
        foreach (var same in writers.GroupBy(t => (t.Store, t.Schema, t.Table)).Where(g => g.Count() > 1))
            AddPairs(DiagnosticTable.TwoWriters, same.Select(t => t.Class), same.Key.Table);
    }

    /// <summary>Stage tables share a schema. Their rows come with those of the document's Cassandra tables, once these landed.</summary>
    private void CheckStages()
    {
        var staged = tables.Select(t => t.Table).Where(t => t.Store == Store.Stage).ToList();
        foreach (var same in staged.GroupBy(t => t.Table).Where(g => g.Count() > 1))
            AddPairs(DiagnosticTable.DuplicateStage, same.Select(t => t.Class), same.Key);
        foreach (var table in staged.Where(t => !tables.Any(other => other.Table.Store == Store.Cassandra && other.Table.Document == t.Document)))
        {
            Add(DiagnosticTable.WrongStage, table.Class.Global, "", table.Class.Name,
                $"stages documents of '{ClassName.Simple(table.Document)}', which feeds no Cassandra table; read its PostgreSQL table in the query instead");
        }
    }

    private bool IsOnlyStaged(TableSummary stage) => !tables.Any(t => t.Table.Store != Store.Stage && t.Table.Class.Equals(stage.Class));

    private void AddPairs(DiagnosticDescriptor descriptor, IEnumerable<ClassName> classes, string name)
    {
        var ordered = classes.OrderBy(c => c.Dotted, StringComparer.Ordinal).ToList();
        foreach (var second in ordered.Skip(1))
            Add(descriptor, second.Global, "", ordered[0].Name, second.Name, name);
    }

    /// <summary>Tables and indexes of one schema share their names, and those of indexes are made of table and columns.</summary>
    private void CheckNames()
    {
        // Of several classes that write one table METL027 tells.
        var writers = tables.Select(t => t.Table).Where(t => t.Store == Store.Postgres).GroupBy(t => (t.Schema, t.Table))
            .Select(g => g.OrderBy(t => t.Class.Dotted, StringComparer.Ordinal).First());
        var names = writers.SelectMany(t => t.Indexes.Append(t.Table).Select(name => (Table: t, Name: name)));
        foreach (var same in names.GroupBy(n => (n.Table.Schema, n.Name)).Where(g => g.Count() > 1))
        {
            var ordered = same.Select(n => n.Table.Class).OrderBy(c => c.Dotted, StringComparer.Ordinal).ToList();
            Add(DiagnosticTable.DuplicateName, ordered[1].Global, "", ordered[0].Name, ordered[1].Name, same.Key.Schema, same.Key.Name);
        }
    }

    private void CheckEnums()
    {
        var used = tables.SelectMany(t => t.Table.Enums.Select(e => (t.Table, Enum: e))).ToList();
        foreach (var same in used.GroupBy(u => u.Enum.PostgresName))
        {
            var first = same.OrderBy(u => u.Enum.Class.Dotted, StringComparer.Ordinal).First();
            foreach (var other in same.Where(u => !u.Enum.Class.Equals(first.Enum.Class)).GroupBy(u => u.Enum.Class).Select(g => g.First()))
                Add(DiagnosticTable.DuplicateEnum, other.Table.Class.Global, "", first.Enum.Class.Dotted, other.Enum.Class.Dotted, same.Key);
        }
    }

    private void CheckReference(TableSummary table, ReferenceSummary summary)
    {
        var reference = summary.Reference;
        var document = ClassName.Simple(reference.Document);
        var all = tables.Select(t => t.Table).Where(t => t.Document == reference.Document).ToList();
        if (all.Count == 0 && reference.OnUnresolved != "Keep")
        {
            Add(DiagnosticTable.NoParentTable, table.Class.Global, summary.Property, table.Class.Name, summary.Property, document,
                "feeds no table; write a row class for it, or keep its id as text: source.X.ToString()");
            return;
        }
        if (!reference.HasForeignKey || all.Count == 0)
            return;
        all = all.FindAll(t => t.Store == Store.Postgres);
        if (all.Count == 0)
        {
            Add(DiagnosticTable.NoParentTable, table.Class.Global, summary.Property, table.Class.Name, summary.Property, document,
                "feeds no PostgreSQL table, so no foreign key can lead to it; remove [ForeignKey], or write a row class for it");
            return;
        }
        var candidates = ParentTable.Candidates(reference, all);
        if (candidates.Count == 0)
        {
            Add(DiagnosticTable.NoParentTable, table.Class.Global, summary.Property, table.Class.Name, summary.Property, document,
                $"does not feed the table of '{ClassName.Simple(reference.ParentRow!)}'; name one of {string.Join(", ", all.Select(t => t.Class.Name))}");
        }
        else if (candidates.Count > 1)
        {
            Add(DiagnosticTable.AmbiguousForeignKey, table.Class.Global, summary.Property, table.Class.Name, summary.Property, document,
                string.Join(", ", candidates.Select(t => t.Class.Name).OrderBy(n => n, StringComparer.Ordinal)));
        }
        else if (ParentTable.KeyColumn(candidates[0]) is null)
        {
            Add(DiagnosticTable.NoParentKey, table.Class.Global, summary.Property, table.Class.Name, summary.Property, candidates[0].Table,
                $"whose primary key is not one column that holds the key of '{document}'; mark that column of '{candidates[0].Class.Name}' with [PrimaryKey]");
        }
    }

    private void Add(DiagnosticDescriptor descriptor, string rowClass, string property, params string[] arguments)
    {
        var place = places.FirstOrDefault(p => p.Class == rowClass)?.Places.LastOrDefault(p => p.Property == property)?.Location;
        _found.Add(new(descriptor.Id, place, new EquatableArray<string>(arguments)));
    }
}
