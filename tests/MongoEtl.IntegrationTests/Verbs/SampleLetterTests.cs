using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MongoEtl.IntegrationTests.Dumps;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Verbs;

/// <summary>The sample of the reference domain has exactly the dead letters that its table in the docs lists.</summary>
[Trait("Category", "Server")]
public sealed partial class SampleLetterTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Dead_letters_of_the_sample_are_those_of_the_docs()
    {
        using var folder = new TemporaryFolder();
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.Community);
        (await scenario.Migrator.RunAsync("sample", "--out", folder.File("sample"))).ShouldExit(0);
        string[] migrate = ["migrate", "--source", folder.File("sample"), "--cassandra-out", folder.File("bundle")];
        (await scenario.Migrator.RunAsync(migrate)).ShouldExit(3);

        var letters = (await scenario.DeadLettersAsync()).DistinctBy(letter => $"{letter["entity"]} {letter["_id"]}")
            .CountBy(letter => $"{letter["entity"]} {letter["path"]}").Select(field => $"{field.Key} {field.Value}");
        letters.Order(StringComparer.Ordinal).ShouldBe(InDocs().Order(StringComparer.Ordinal));
        ((int)scenario.Metrics("message")["counted"]!["texts left alone"]!).ShouldBeGreaterThan(0);
    }

    private static List<string> InDocs([CallerFilePath] string test = "")
    {
        var text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(test)!, "..", "..", "..", "docs", "sample.md"));
        var rows = LetterRow().Matches(text[text.IndexOf("| entity |", StringComparison.Ordinal)..]);
        return [.. rows.GroupBy(row => $"{row.Groups[1]} {row.Groups[2]}", row => int.Parse(row.Groups[3].Value))
            .Select(field => $"{field.Key} {field.Sum()}")];
    }

    [GeneratedRegex(@"^\| `(\w+)` \| `(\w+)` \| [^|]* \| [^|]* \| (\d+) \|", RegexOptions.Multiline)]
    private static partial Regex LetterRow();
}
