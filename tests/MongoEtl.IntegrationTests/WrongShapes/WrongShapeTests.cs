using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.WrongShapes;

[Trait("Category", "Server")]
public sealed class WrongShapeTests(PostgresFixture postgres)
{
    private const string GoodRow = """
        SELECT small, whole, big, single, "real", amount, flag, title, code, at::text, local::text, day::text, token, raw::text, encode(bytes, 'hex'),
            kind::text, tags::text, numbers::text, depth
        FROM shape WHERE id = 'good'
        """;

    [Fact]
    public async Task Every_column_type_holds_the_value_of_a_good_document()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.Shapes);
        scenario.Write("shapes", ShapeDocuments.Good, new Bson.BsonDocument { ["_id"] = "empty" });

        (await scenario.MigrateAsync()).ShouldExit(0);

        (await scenario.TextsAsync(GoodRow)).ShouldBe(
        [
            "-32768|3|9007199254740993|1.5|0.1|999999.99|True|Ägypten 🌍|ñandú|2024-02-29 23:59:59.999+00|1969-12-31 23:59:59.001|2024-02-29|" +
            """00112233-4455-6677-8899-aabbccddeeff|{"a": [null, "x", true], "b": 1}|0001ff|square|{a,"b,\"c\""}|{1,2,3}|5""",
        ]);
        (await scenario.TextsAsync("SELECT num_nonnulls(s.*) FROM shape s WHERE id = 'empty'")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task Every_wrong_value_is_a_dead_letter_that_names_its_path_and_type_and_nothing_else_suffers()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.Shapes);
        scenario.Write("shapes", ShapeDocuments.AllWrong.Append(ShapeDocuments.Good));

        (await scenario.MigrateAsync()).ShouldExit(3);

        (await scenario.TextsAsync("SELECT id FROM shape")).ShouldBe(["good"]);
        var letters = (await scenario.DeadLettersAsync()).ToDictionary(letter => (string)letter["_id"]!);
        letters.Keys.Order().ShouldBe(ShapeDocuments.Wrong.Select(wrong => wrong.Id).Order());
        foreach (var wrong in ShapeDocuments.Wrong)
        {
            var letter = letters[wrong.Id];
            ((string?)letter["path"]).ShouldBe(wrong.Path, wrong.Id);
            letter["reason"]!.ToString().ShouldContain(wrong.Found, customMessage: wrong.Id);
            letter["reason"]!.ToString().Length.ShouldBeGreaterThan(10, wrong.Id);
            $"{letter["collection"]} {letter["entity"]}".ShouldBe("shapes shape");
        }

        scenario.Metrics("shape")["deadLetters"]!.GetValue<int>().ShouldBe(ShapeDocuments.Wrong.Length);
    }

    [Fact]
    public async Task Replay_after_the_class_is_corrected_loads_every_one_of_them()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.Shapes);
        scenario.Write("shapes", ShapeDocuments.AllWrong.Append(ShapeDocuments.Good));
        (await scenario.MigrateAsync()).ShouldExit(3);
        var good = await scenario.TextsAsync("SELECT xmin, ctid::text FROM shape WHERE id = 'good'");

        scenario.Use(ProgramFile.CorrectedShapes);
        (await scenario.Migrator.RunAsync("dead-letters", "replay")).ShouldExit(0);

        (await scenario.DeadLettersAsync()).ShouldBeEmpty();
        foreach (var wrong in ShapeDocuments.Wrong)
        {
            var column = wrong.Path.Split('.') is ["inner", var inner] ? inner : wrong.Element;
            (await scenario.TextsAsync($"SELECT {column}::text FROM shape WHERE id = '{wrong.Id}'"))
                .ShouldBe([wrong.Corrected ?? "-"], wrong.Id);
        }

        (await scenario.TextsAsync("SELECT xmin, ctid::text FROM shape WHERE id = 'good'")).ShouldBe(good);
    }

    [Fact]
    public async Task Replay_with_the_class_unchanged_loads_nothing_and_says_so()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.Shapes);
        scenario.Write("shapes", ShapeDocuments.AllWrong);
        (await scenario.MigrateAsync()).ShouldExit(3);
        var before = await scenario.DeadLettersAsync();

        (await scenario.Migrator.RunAsync("dead-letters", "replay")).ShouldExit(3);

        (await scenario.DeadLettersAsync()).Select(letter => letter.ToJsonString())
            .ShouldBe(before.Select(letter => letter.ToJsonString()));
        (await scenario.TextsAsync("SELECT id FROM shape")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_shown_dead_letter_holds_the_document_as_it_was()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.Shapes);
        scenario.Write("shapes", ShapeDocuments.AllWrong);
        (await scenario.MigrateAsync()).ShouldExit(3);
        var file = Path.Combine(scenario.Migrator.Folder, "letter.bson");

        (await scenario.Migrator.RunAsync("dead-letters", "show", "whole", "--out", file)).ShouldExit(0);
        var shown = (await scenario.Migrator.RunAsync("dead-letters", "show", "kind")).ShouldExit(0);

        (await File.ReadAllBytesAsync(file)).ShouldBe(ShapeDocuments.Good.With("_id", "whole").With("whole", "twelve").ToBytes());
        shown.Out.ShouldContain("octagon");
    }

    [Fact]
    public async Task Bytes_that_are_no_documents_end_the_run_naming_the_offset_and_what_came_before_is_kept()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.Shapes);
        var whole = new Bson.BsonDocument { ["_id"] = "before" }.ToBytes();
        Dumps.DumpFolder.WriteBytes(scenario.Dump, "shapes", [.. whole, .. whole.AsSpan(0, whole.Length - 3)]);

        var result = (await scenario.MigrateAsync()).ShouldExit(1);

        result.Error.ShouldContain($"{whole.Length}");
        (await scenario.TextsAsync("SELECT id FROM shape")).ShouldBe(["before"]);
    }

    [Fact]
    public async Task Too_many_dead_letters_stop_the_run()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.Shapes);
        scenario.Write("shapes", ShapeDocuments.AllWrong);

        var result = (await scenario.MigrateAsync("--max-dead-letters", "5")).ShouldExit(1);

        result.Error.ShouldContain("--max-dead-letters");
    }
}
