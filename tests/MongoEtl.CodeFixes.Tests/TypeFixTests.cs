namespace MongoEtl.CodeFixes.Tests;

/// <summary>Columns of another type, and such that refuse null.</summary>
public sealed class TypeFixTests
{
    private const string Name = "    public string? Name => source.Name;\n    [Column";
    private const string Code = "[Column(Type = \"varchar(40)\")]";
    private const string Size = "    public int? Size => source.Size;\n    public Kind";

    [Fact]
    public void METL065_cuts_texts() => Town.Fixed("METL065",
        "Rewrite public.town with code as varchar(10): texts longer than 10 characters are cut",
        [(Code, Code.Replace("40", "10"))],
        [("(Type = \"varchar(10)\")]", "(Type = \"varchar(10)\"), ConvertUsing(\"left(\\\"code\\\", 10)\")]")]);

    [Fact]
    public void METL065_or_lets_longer_texts_stop_it() => Town.Fixed("METL065",
        "Rewrite public.town with code as varchar(10): texts longer than 10 characters stop it",
        [(Code, Code.Replace("40", "10"))],
        [("(Type = \"varchar(10)\")]", "(Type = \"varchar(10)\"), ConvertUsing(\"\\\"code\\\"\")]")]);

    [Fact]
    public void METL066_lets_texts_that_are_no_number_stop_it() => Town.Fixed("METL066",
        "Rewrite public.town with name as integer: texts that are no number stop it, empty ones become null",
        [(Name, Name.Replace("string? Name => source.Name", "int? Name => source.Size"))],
        [("    public int? Name", "    [ConvertUsing(\"nullif(btrim(\\\"name\\\"), '')::integer\")] public int? Name")]);

    [Fact]
    public void METL066_or_makes_them_null() => Town.Fixed("METL066",
        "Rewrite public.town with name as integer: texts that are no number become null",
        [(Name, Name.Replace("string? Name => source.Name", "int? Name => source.Size"))],
        [("    public int? Name", "    [ConvertUsing(\"CASE WHEN btrim(\\\"name\\\") ~ '^[+-]?[0-9]+$' "
            + "THEN btrim(\\\"name\\\")::integer END\")] public int? Name")]);

    [Fact]
    public void METL067_rewrites_a_table() => Town.Fixed("METL067",
        "Rewrite public.town with size as bigint: nothing is lost",
        [(Size, Size.Replace("public int", "[Column(Type = \"bigint\")] public int"))],
        [("\"bigint\")]", "\"bigint\"), ConvertUsing(\"\\\"size\\\"::bigint\")]")]);

    [Fact]
    public void METL068_both_answers_are_offered() => Town.Offered("METL068",
        ["Let column note of public.town be null", "Fill column note of public.town with '' where rows have no value: [BackfillDefault]"],
        (Name, "    public string Note => \"\";\n" + Name));

    [Fact]
    public void METL068_lets_a_new_column_be_null() => Town.Fixed("METL068", "Let column note of public.town be null",
        [(Name, "    public string Note => \"\";\n" + Name)], [("public string Note", "public string? Note")]);

    [Fact]
    public void METL068_fills_a_new_column() => Town.Fixed("METL068",
        "Fill column rank of public.town with 0 where rows have no value: [BackfillDefault]",
        [(Name, "    public int Rank => 1;\n" + Name)], [("public int Rank", "[BackfillDefault(\"0\")] public int Rank")]);

    [Fact]
    public void METL068_lets_an_old_column_be_null() => Town.Fixed("METL068", "Let column size of public.town be null",
        [(Size, Size.Replace("int? Size => source.Size", "int Size => source.Size ?? 0"))], [("public int Size", "public int? Size")]);

    [Fact]
    public void METL068_fills_an_old_column_with_a_label() => Town.Fixed("METL068",
        "Fill column kind of public.town with 'A' where rows have no value: [BackfillDefault]",
        [("public Kind? Kind => source.Kind;", "public Kind Kind => source.Kind ?? default;")],
        [("public Kind Kind", "[BackfillDefault(\"'A'\")] public Kind Kind")]);

    [Fact]
    public void METL068_a_key_is_neither_null_nor_the_same_in_every_row() => Town.Offered("METL068", [],
        ("[PrimaryKey] public int Id => source.Key;", "[PrimaryKey] public int Number => source.Key;\n    [Drop]"));

    [Fact]
    public void METL068_all_columns_are_filled_at_once()
    {
        var run = FixRun.Of(FixRun.LockOf([Town.Source]), Town.Edited(Town.Source,
            (Name, "    public int Rank => 1;\n    public bool IsOpen => true;\n" + Name)));
        var after = run.AfterAll("METL068", "BackfillDefault", Microsoft.CodeAnalysis.CodeFixes.FixAllScope.Document);
        after.Text().ShouldContain("    [BackfillDefault(\"0\")] public int Rank => 1;\n"
            + "    [BackfillDefault(\"false\")] public bool IsOpen");
        Town.Settled(after);
    }

    [Fact]
    public void METL070_replaces_a_primary_key() => Town.Fixed("METL070",
        "Replace the primary key of public.town by (id, mongo_id): [ReplacePrimaryKey]",
        [("[Unique] public string MongoId", "[PrimaryKey, Unique] public string MongoId")],
        [("[PostgresTable(\"town\")]", "[PostgresTable(\"town\"), ReplacePrimaryKey]")]);
}
