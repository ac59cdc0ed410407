using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Planning;

/// <summary>Finds the table that a foreign key means.</summary>
internal static class ParentTable
{
    /// <summary>Tables that the foreign key can mean: the one it names, or those of the referenced document. Where some of these have
    /// the document's key as their primary key, the others (of its array elements, say) are out of the question.</summary>
    public static IReadOnlyList<TableSummary> Candidates(ReferenceModel reference, IEnumerable<TableSummary> tables)
    {
        var all = tables.Where(t => t.Store == Store.Postgres && t.Document == reference.Document
            && (reference.ParentRow is null || t.Class.Global == reference.ParentRow)).ToList();
        var keyed = all.FindAll(t => KeyColumn(t) is not null);
        return keyed.Count > 0 ? keyed : all;
    }

    /// <summary>The one table meant, or null where none or several can be.</summary>
    public static TableSummary? Of(ReferenceModel reference, IEnumerable<TableSummary> tables) =>
        Candidates(reference, tables) is [var only] && KeyColumn(only) is not null ? only : null;

    /// <summary>The table's primary key, if it is one column that holds the document's key.</summary>
    public static string? KeyColumn(TableSummary table) =>
        table.PrimaryKey is [var column] && table.KeyColumns.Contains(column) ? column : null;
}
