namespace MongoEtl.Generators.SchemaDiff;

/// <summary>What is to be told of a PostgreSQL column's change; null where it is safe.</summary>
internal static class ColumnHazards
{
    private const string Rewriting = "the table is rewritten and nobody else reads or writes it meanwhile";

    private static readonly string[] SteadyFunctions = ["now()", "current_timestamp", "current_date", "transaction_timestamp()"];

    public static Hazard? Of(SchemaChange change, Intents intents) => change.Kind switch
    {
        ChangeKind.AddColumn => Added(change, intents),
        ChangeKind.AlterType => Type(change, intents),
        ChangeKind.AlterNullable => change.Column!.Nullable || Fills(change, intents) ? null : Told(change, Hazard.NotNull,
            "rows that have no value would refuse it; write [BackfillDefault(\"...\")] with what they get, or let the property be null"),
        _ => Told(change, Hazard.DatabaseColumn,
            "its SQL is not taken apart, so no statement is made; alter the column by hand, then run 'schema accept'"),
    };

    private static Hazard? Added(SchemaChange change, Intents intents)
    {
        var column = change.Column!;
        if (column is { Nullable: false, Default: null, IsIdentity: false, IsDatabase: false } && !Fills(change, intents))
        {
            return Told(change, Hazard.NotNull, "rows that are there already have no value for it; write [Column(Default = \"...\")] or "
                + "[BackfillDefault(\"...\")] with what they get, or let the property be null");
        }
        if (column.IsIdentity)
        {
            return Told(change, Hazard.ComputedDefault,
                $"each row gets a number of its own, so {Rewriting}; for a large table take a key that its documents give");
        }
        if (column.Default is { } value && value.Contains("(") && !SteadyFunctions.Contains(value.ToLowerInvariant()))
        {
            return Told(change, Hazard.ComputedDefault,
                $"if {value} gives each row a value of its own, {Rewriting}; for a large table let the property be null at first");
        }
        return null;
    }

    private static Hazard? Type(SchemaChange change, Intents intents)
    {
        var kind = TypeChanges.Of(change.FormerColumn!.Type, change.Column!.Type);
        if (kind == TypeChange.Free || intents.Has(IntentKind.Convert, change.Table!, change.Column.Name))
            return null;
        var write = $"write [ConvertUsing(\"...\")] with the SQL that makes the new values, such as \"{Example(change.Column)}\"";
        return kind switch
        {
            TypeChange.Rewrite => Told(change, Hazard.Rewrite,
                $"nothing is lost, but {Rewriting}; {write}"),
            TypeChange.FromText => Told(change, Hazard.FromText, $"texts that are none stop it, and {Rewriting}; {write}"),
            _ => Told(change, Hazard.Narrowing, $"values that do not fit stop it or lose digits, and {Rewriting}; {write}"),
        };
    }

    /// <summary>SQL as it stands in C#. A cast to a shorter text would cut it in silence; without one, a text that is too long stops the
    /// change.</summary>
    private static string Example(ColumnShape column)
    {
        var sql = SqlTypeName.Of(column.Type).IsText ? Sql.Quote(column.Name) : $"{Sql.Quote(column.Name)}::{column.Type}";
        return sql.Replace("\"", "\\\"");
    }

    private static bool Fills(SchemaChange change, Intents intents) => intents.Has(IntentKind.Backfill, change.Table!, change.Column!.Name);

    private static Hazard Told(SchemaChange change, int number, string advice) =>
        new(number, change.Table, change.Column!.Name, $"{HazardFinder.Sentence(ChangeText.Of(change))}: {advice}");
}
