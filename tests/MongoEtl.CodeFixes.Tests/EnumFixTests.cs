namespace MongoEtl.CodeFixes.Tests;

/// <summary>Labels that go.</summary>
public sealed class EnumFixTests
{
    private const string Kind = "public enum Kind { A, B, C }";

    [Fact]
    public void METL074_states_that_labels_go() => Town.Fixed("METL074",
        "Make enum type kind anew without B, C, if no row has it: [Drop(\"B\")] [Drop(\"C\")]",
        [(Kind, "public enum Kind { A }")], [("public enum", "[Drop(\"B\")]\n[Drop(\"C\")]\npublic enum")]);

    [Fact]
    public void METL074_renames_a_label() => Town.Fixed("METL074",
        "Rename label B of enum type kind to Better in every row: [RenamedFrom(\"B\")]",
        [(Kind, "public enum Kind { A, Better, C }")], [("Better", "[RenamedFrom(\"B\")] Better")]);

    [Fact]
    public void METL074_finds_a_member_by_its_text() => Town.Fixed("METL074",
        "Rename label B of enum type kind to better in every row: [RenamedFrom(\"B\")]",
        [(Kind, "public enum Kind { A, [Text(\"better\", \"B\")] Better, C }")],
        [("[Text(\"better\", \"B\")]", "[Text(\"better\", \"B\"), RenamedFrom(\"B\")]")]);

    [Fact]
    public void METL074_writes_into_another_file_with_its_using()
    {
        const string other = "// An enum.\n\nusing Zebra;\n\nnamespace Zebra { class Stripe; }\n\n"
            + "namespace Town { public enum Kind { A, B, C } }\n";
        var source = Town.Edited(Town.Source, (Kind + "\n\n", ""));
        var run = FixRun.Of(FixRun.LockOf([source, other]), source, Town.Edited(other, ("A, B, C", "A, C")));
        var after = run.After(run.Fixes("METL074").ShouldHaveSingleItem().Fix);
        after.Text(1).ShouldBe(Town.Edited(run.Text(1), ("using Zebra;", "using MongoEtl;\nusing Zebra;"),
            ("public enum", "[Drop(\"B\")]\npublic enum")));
        Town.Settled(after);
    }
}
