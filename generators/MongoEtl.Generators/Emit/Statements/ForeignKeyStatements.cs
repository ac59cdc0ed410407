namespace MongoEtl.Generators.Emit.Statements;

/// <summary>Statements that add and check a foreign key; checking apart, so that adding locks only for a moment.</summary>
internal static class ForeignKeyStatements
{
    public static string Add(string table, string name, string column, string parentTable, string parentColumn, string onDelete) =>
        $"ALTER TABLE {table} ADD CONSTRAINT {Sql.Quote(name)} FOREIGN KEY ({Sql.Quote(column)})"
        + $" REFERENCES {parentTable} ({Sql.Quote(parentColumn)}){Action(onDelete)} NOT VALID";

    public static string Validate(string table, string name) => $"ALTER TABLE {table} VALIDATE CONSTRAINT {Sql.Quote(name)}";

    private static string Action(string onDelete) => onDelete switch
    {
        "Restrict" => " ON DELETE RESTRICT",
        "Cascade" => " ON DELETE CASCADE",
        "SetNull" => " ON DELETE SET NULL",
        "SetDefault" => " ON DELETE SET DEFAULT",
        _ => "",
    };
}
