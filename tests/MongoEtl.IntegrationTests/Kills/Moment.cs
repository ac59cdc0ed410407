namespace MongoEtl.IntegrationTests.Kills;

/// <summary>A moment of a migration at which the server can be made to wait: one statement about to run, or one row written, or a
/// COMMIT.</summary>
/// <param name="Name">Its name in test reports.</param>
internal sealed record Moment(string Name)
{
    /// <summary>A regular expression of the DDL statement meant.</summary>
    public string? Ddl { get; private init; }

    /// <summary><c>ddl_command_start</c>, or <c>ddl_command_end</c>: done, but not committed.</summary>
    public string DdlEvent { get; private init; } = "ddl_command_start";

    /// <summary>A regular expression of the table meant, as <c>schema.table</c>.</summary>
    public string? Table { get; private init; }

    /// <summary>The trigger's SQL up to its table: when it fires.</summary>
    public string Fires { get; private init; } = "";

    /// <summary>A condition over NEW, or empty.</summary>
    public string Condition { get; private init; } = "";

    /// <summary>Which of the rows that meet the condition it is.</summary>
    public int Row { get; private init; }

    /// <summary>Before a DDL statement runs.</summary>
    public static Moment BeforeDdl(string name, string statement) => new(name) { Ddl = statement };

    /// <summary>After a DDL statement ran, before its transaction commits.</summary>
    public static Moment AfterDdl(string name, string statement) => new(name) { Ddl = statement, DdlEvent = "ddl_command_end" };

    /// <summary>Before a row is inserted or copied.</summary>
    public static Moment BeforeInsert(string name, string table, int row) =>
        new(name) { Table = table, Fires = "TRIGGER pause BEFORE INSERT ON %s FOR EACH ROW", Row = row };

    /// <summary>In the COMMIT of the transaction that inserted a row.</summary>
    public static Moment InCommitOfInsert(string name, string table, int row) =>
        new(name) { Table = table, Fires = "CONSTRAINT TRIGGER pause AFTER INSERT ON %s DEFERRABLE INITIALLY DEFERRED FOR EACH ROW", Row = row };

    /// <summary>Before a row is updated to meet a condition over NEW.</summary>
    public static Moment BeforeUpdate(string name, string table, string condition) =>
        new(name) { Table = table, Fires = "TRIGGER pause BEFORE UPDATE ON %s FOR EACH ROW", Condition = condition, Row = 1 };

    /// <summary>In the COMMIT of the transaction that updated a row to meet a condition over NEW.</summary>
    public static Moment InCommitOfUpdate(string name, string table, string condition) => new(name)
    {
        Table = table,
        Fires = "CONSTRAINT TRIGGER pause AFTER UPDATE ON %s DEFERRABLE INITIALLY DEFERRED FOR EACH ROW",
        Condition = condition,
        Row = 1,
    };

    public override string ToString() => Name;
}
