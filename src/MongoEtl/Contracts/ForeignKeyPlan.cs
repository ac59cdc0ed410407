namespace MongoEtl;

/// <summary>A foreign key from one column to the primary key of another table, or of the same.</summary>
/// <param name="Name">The constraint's name, unquoted.</param>
/// <param name="Column">The referring column, unquoted.</param>
/// <param name="ParentEntity">Ordinal of the entity that feeds the parent table.</param>
/// <param name="ParentTable">Ordinal of the parent table in that entity's tables.</param>
/// <param name="ParentColumn">The parent's primary-key column, unquoted.</param>
/// <param name="OnUnresolved">What a reference to a row that did not land does.</param>
/// <param name="UnresolvedValue">The constant for <see cref="UnresolvedRule.Value"/>.</param>
/// <param name="Field">Path of the source field, for counts.</param>
/// <param name="AddStatement"><c>ALTER TABLE ... ADD CONSTRAINT ... FOREIGN KEY ... NOT VALID</c>.</param>
/// <param name="ValidateStatement"><c>ALTER TABLE ... VALIDATE CONSTRAINT ...</c>.</param>
public sealed record ForeignKeyPlan(
    string Name,
    string Column,
    int ParentEntity,
    int ParentTable,
    string ParentColumn,
    UnresolvedRule OnUnresolved,
    int UnresolvedValue,
    string Field,
    string AddStatement,
    string ValidateStatement);
