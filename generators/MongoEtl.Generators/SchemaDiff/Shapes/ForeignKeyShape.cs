namespace MongoEtl.Generators.SchemaDiff;

/// <summary>A foreign key of one column. Its name follows from table and column.</summary>
/// <param name="Column">The referring column.</param>
/// <param name="Parent">The table referred to.</param>
/// <param name="ParentColumn">Its key column.</param>
/// <param name="OnDelete">Name of the <c>ReferentialAction</c> member.</param>
/// <param name="IsValid">False only in a database: it was added and the rows before it were never checked.</param>
internal sealed record ForeignKeyShape(string Column, TableId Parent, string ParentColumn, string OnDelete = "NoAction",
    bool IsValid = true);
