using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Community.Sample;

namespace Community.Tests.Sample;

/// <summary>docs/sample.md says of every rule how many documents exercise it. What it says is computed here from the sample.</summary>
public sealed class SampleTableTests : IDisposable
{
    private const string Begin = "<!-- computed from the sample: begin -->";
    private const int FurtherScale = 3;
    private const string End = "<!-- computed from the sample: end -->";

    private readonly string _folder = Directory.CreateTempSubdirectory("mongoetl-sample-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_table_in_the_docs_is_that_of_the_sample()
    {
        var documents = await SampleDocuments.WriteAsync(_folder, scale: 1);
        var counts = SampleRules.All.Select(rule => (Rule: rule, Count: documents[rule.Collection].Count(rule.Applies))).ToList();
        counts.Where(pair => pair.Count == 0).Select(pair => $"{pair.Rule.Collection}: {pair.Rule.Rule}").ShouldBeEmpty("rules that nothing exercises");
        var file = DocsFile();
        var text = (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n");
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        var further = await SampleDocuments.WriteAsync(_folder, FurtherScale);
        var tables = Tables(counts, documents) + Letters(counts, documents, further);
        var expected = text[..begin] + Begin + "\n\n" + tables + "\n" + text[end..];
        if (text == expected)
            return;
        var received = Path.ChangeExtension(file, ".received.md");
        await File.WriteAllTextAsync(received, expected);
        Assert.Fail($"{file} does not say what the sample holds; compare {received} and take it over.");
    }

    private static string Tables(List<(SampleRule Rule, int Count)> counts, Dictionary<string, List<SampleDocument>> documents)
    {
        var text = new StringBuilder("| collection | documents like this | at scale 1 | share | what becomes of them |\n|---|---|---:|---:|---|\n");
        foreach (var (rule, count) in counts)
        {
            var share = 100.0 * count / documents[rule.Collection].Count;
            text.Append(CultureInfo.InvariantCulture, $"| `{rule.Collection}` | {rule.Rule} | {count:N0} | {share:0.##} % | {rule.Outcome} |\n");
        }
        return text.ToString();
    }

    private static string Letters(
        List<(SampleRule Rule, int Count)> counts, Dictionary<string, List<SampleDocument>> documents,
        Dictionary<string, List<SampleDocument>> further)
    {
        var letters = counts.Where(pair => pair.Rule.Letter is not null)
            .Select(pair => (pair.Rule.Rule, Letter: pair.Rule.Letter!, pair.Count, Further: SampleDocuments.Of(pair.Rule, further).Count()))
            .ToList();
        var (all, dead) = (documents.Values.Sum(collection => collection.Count), letters.Sum(letter => letter.Count));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"\nDead letters at scale 1: {dead} of {all:N0} documents, {100.0 * dead / all:0.00} %.\n\n");
        text.Append("| entity | field | because of | at scale N | at scale 1 |");
        text.Append(CultureInfo.InvariantCulture, $" at scale {FurtherScale} | at scale 100 |\n|---|---|---|---|---:|---:|---:|\n");
        foreach (var (rule, letter, count, more) in letters)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{letter.Entity}` | `{letter.Field}` | {rule.Split(" (")[0]} | {letter.AtScale} ");
            text.Append(CultureInfo.InvariantCulture, $"| {count} | {more} | {letter.AtScale100:N0} |\n");
        }
        text.Append(CultureInfo.InvariantCulture,
            $"| all | | | | {dead} | {letters.Sum(letter => letter.Further)} | {letters.Sum(letter => letter.Letter.AtScale100):N0} |\n");
        return text.ToString();
    }

    private static string DocsFile([CallerFilePath] string test = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(test)!, "..", "..", "..", "docs", "sample.md"));
}
