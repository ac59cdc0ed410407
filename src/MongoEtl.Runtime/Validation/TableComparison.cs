namespace MongoEtl.Runtime;

/// <summary>What the comparison of one table found.</summary>
public sealed record TableComparison
{
    /// <summary>The store.</summary>
    public required Store Store { get; init; }

    /// <summary>The entity that feeds the table.</summary>
    public required string Entity { get; init; }

    /// <summary>The table, unquoted; of PostgreSQL with its schema unless that is <c>public</c>.</summary>
    public required string Table { get; init; }

    /// <summary>Rows that the documents give.</summary>
    public required long Expected { get; init; }

    /// <summary>Rows that stand; of a sample, those that stand under the expected keys.</summary>
    public required long Found { get; init; }

    /// <summary>Expected rows of whose key there is none.</summary>
    public required long Missing { get; init; }

    /// <summary>Rows whose key no document explains; null in a sample, where none is looked for.</summary>
    public required long? Extra { get; init; }

    /// <summary>Rows that have other values than expected.</summary>
    public required long Differing { get; init; }

    /// <summary>Rows whose encrypted texts say what is expected and are stored in another form than the present settings write; else they
    /// are as expected. No difference.</summary>
    public long InOtherForm { get; init; }

    /// <summary>Columns that the table lacks, which are then not compared; or <c>*</c>: there is no such table.</summary>
    public IReadOnlyList<string> AbsentColumns { get; init; } = [];

    /// <summary>Some of these rows, in the order of their keys' texts.</summary>
    public required IReadOnlyList<RowFinding> Findings { get; init; }

    /// <summary>True when a repair has something to write or remove: rows in another form are written anew too, so that no table is left
    /// with two.</summary>
    public bool NeedsRepair => !Agrees || InOtherForm > 0;

    /// <summary>True when nothing was found.</summary>
    public bool Agrees => Missing == 0 && (Extra ?? 0) == 0 && Differing == 0 && AbsentColumns.Count == 0;
}
