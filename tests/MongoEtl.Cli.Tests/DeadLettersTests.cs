using System.Text.Json;
using MongoEtl.Runtime;

namespace MongoEtl.Cli.Tests;

public sealed class DeadLettersTests
{
    internal static DeadLetter Letter(string entity, string id, string json = """{"name":"Quito"}""") => new()
    {
        Entity = entity,
        Collection = entity + "s",
        SourceId = id,
        Path = "area.size",
        Expected = "an integer",
        Found = "string",
        Kind = DeadLetterKind.Mismatch,
        Reason = "expected an integer, found string",
        Document = ExtendedJson.Parse(json),
    };

    [Fact]
    public async Task List_prints_one_line_each_without_values()
    {
        using var program = WithLetters();
        (await program.RunAsync("dead-letters", "list")).ShouldBe(0);
        program.Out.ReplaceLineEndings("\n").ShouldBe(
            "province  a1  area.size  expected an integer, found string\ntown  b2  area.size  expected an integer, found string\n2 " +
            "dead letters.\n");
    }

    [Fact]
    public async Task List_as_json_prints_one_object_a_line()
    {
        using var program = WithLetters();
        (await program.RunAsync("dead-letters", "list", "--json", "--entity", "town")).ShouldBe(0);
        var lines = program.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(1);
        using var json = JsonDocument.Parse(lines[0]);
        var letter = json.RootElement;
        letter.GetProperty("collection").GetString().ShouldBe("towns");
        letter.GetProperty("_id").GetString().ShouldBe("b2");
        letter.GetProperty("entity").GetString().ShouldBe("town");
        letter.GetProperty("path").GetString().ShouldBe("area.size");
        letter.GetProperty("reason").GetString().ShouldBe("expected an integer, found string");
        letter.GetProperty("table").ValueKind.ShouldBe(JsonValueKind.Null);
        letter.GetProperty("expected").GetString().ShouldBe("an integer");
        letter.GetProperty("found").GetString().ShouldBe("string");
        letter.GetProperty("kind").GetString().ShouldBe("mismatch");
    }

    [Fact]
    public async Task Empty_list_says_so_and_prints_nothing_as_json()
    {
        using var program = new Program().WithTarget();
        (await program.RunAsync("dead-letters", "list")).ShouldBe(0);
        program.Out.Trim().ShouldBe("There are no dead letters.");
        (await program.RunAsync("dead-letters", "list", "--json")).ShouldBe(0);
        program.Out.ShouldBeEmpty();
    }

    [Fact]
    public async Task Show_prints_reason_and_document()
    {
        using var program = WithLetters();
        (await program.RunAsync("dead-letters", "show", "a1")).ShouldBe(0);
        program.Out.ShouldContain("area.size");
        program.Out.ShouldContain("\"name\"");
        program.Out.ShouldContain("Quito");
    }

    [Fact]
    public async Task Show_of_an_unknown_id_fails()
    {
        using var program = WithLetters();
        (await program.RunAsync("dead-letters", "show", "zz")).ShouldBe(1);
        program.Error.ShouldContain("There is no dead letter with the _id zz");
    }

    [Fact]
    public async Task Show_keeps_documents_of_sensitive_entities_to_itself()
    {
        using var program = new Program { Plan = SamplePlan.WithSecrets }.WithTarget();
        program.Stores.State.Letters.Add(Letter("town", "b2"));
        (await program.RunAsync("dead-letters", "show", "b2")).ShouldBe(0);
        program.Out.ShouldNotContain("Quito");
        program.Out.ShouldContain("--out FILE");
    }

    [Fact]
    public async Task Show_writes_the_document_to_a_new_file_only()
    {
        using var program = WithLetters();
        (await program.RunAsync("dead-letters", "show", "b2", "--out", "letter.bson")).ShouldBe(0);
        File.ReadAllBytes(Path.Combine(program.Directory, "letter.bson")).ShouldBe(Letter("town", "b2").Document);
        (await program.RunAsync("dead-letters", "show", "b2", "--out", "letter.bson")).ShouldBe(1);
        program.Error.ShouldContain("exists: name another file");
    }

    [Fact]
    public async Task Bytes_that_are_no_document_are_shown_in_hexadecimal()
    {
        using var program = new Program().WithTarget();
        program.Stores.State.Letters.Add(Letter("town", "b2") with { Document = [1, 2, 255] });
        (await program.RunAsync("dead-letters", "show", "b2")).ShouldBe(0);
        program.Out.ShouldContain("0102ff");
    }

    [Fact]
    public async Task Replay_of_nothing_says_so()
    {
        using var program = new Program().WithTarget();
        (await program.RunAsync("dead-letters", "replay")).ShouldBe(0);
        program.Out.ShouldContain("There are no dead letters to replay.");
    }

    private static Program WithLetters()
    {
        var program = new Program().WithTarget();
        program.Stores.State.Letters.AddRange([Letter("province", "a1"), Letter("town", "b2")]);
        return program;
    }
}
