namespace MongoEtl;

/// <summary>One PostgreSQL table, with every statement about it made at compile time. Identifiers in statements are quoted.</summary>
public sealed record TablePlan
{
    /// <summary>The schema, unquoted.</summary>
    public required string Schema { get; init; }

    /// <summary>The table, unquoted.</summary>
    public required string Name { get; init; }

    /// <summary>Columns the migration writes, in the order of the COPY stream.</summary>
    public required IReadOnlyList<Internal.Column> Columns { get; init; }

    /// <summary>Columns that are created but never written.</summary>
    public IReadOnlyList<DatabaseColumnPlan> DatabaseColumns { get; init; } = [];

    /// <summary>Column names of the primary key in key order; empty where a database column is the primary key.</summary>
    public required IReadOnlyList<string> PrimaryKey { get; init; }

    /// <summary>Column names by which a repeat finds its row: the merge key, else the primary key.</summary>
    public required IReadOnlyList<string> MergeKey { get; init; }

    /// <summary>The column compared by <see cref="NewestAttribute"/>, or null.</summary>
    public string? NewestColumn { get; init; }

    /// <summary>The column that holds the source id's text, where there is one.</summary>
    public string? SourceIdColumn { get; init; }

    /// <summary>The column that holds the serial key of its own document, or null: its sequence is set past the highest key.</summary>
    public string? SerialColumn { get; init; }

    /// <summary>True when a document can give several rows or rows are optional, so a missing row is no surprise.</summary>
    public bool IsOptional { get; init; }

    /// <summary><c>CREATE TABLE IF NOT EXISTS</c> with columns, NOT NULL and defaults; keys come later.</summary>
    public required string CreateStatement { get; init; }

    /// <summary><c>COPY ... FROM STDIN (FORMAT binary)</c> into the table.</summary>
    public required string CopyStatement { get; init; }

    /// <summary>Name of the temporary table of a merge, unquoted.</summary>
    public required string StagingName { get; init; }

    /// <summary><c>CREATE TEMP TABLE</c> for the merge, with a last column <c>mongoetl_order bigint GENERATED ALWAYS AS IDENTITY</c>
    /// that tells rows of one key apart; <c>ON COMMIT DELETE ROWS</c>.</summary>
    public required string StagingStatement { get; init; }

    /// <summary><c>COPY</c> into the staging table.</summary>
    public required string StagingCopyStatement { get; init; }

    /// <summary>Inserts or updates from staging, one row a key, sorted by key, touching only rows that differ.</summary>
    public required string MergeStatement { get; init; }

    /// <summary>Primary key and unique and other indexes, in build order.</summary>
    public required IReadOnlyList<IndexPlan> Indexes { get; init; }

    /// <summary>Foreign keys.</summary>
    public IReadOnlyList<ForeignKeyPlan> ForeignKeys { get; init; } = [];

    /// <summary><c>"schema"."table"</c>.</summary>
    public string QuotedName => $"\"{Schema.Replace("\"", "\"\"")}\".\"{Name.Replace("\"", "\"\"")}\"";
}
