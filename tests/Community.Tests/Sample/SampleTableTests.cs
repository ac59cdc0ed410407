using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Community.Sample;

namespace Community.Tests.Sample;

/// <summary>docs/sample.md says of every rule how many documents exercise it. What it says is computed here from the sample.</summary>
public sealed class SampleTableTests : IDisposable
{
    private const string Begin = "<!-- computed from the sample: begin -->";
    private const string End = "<!-- computed from the sample: end -->";

    private readonly string _folder = Directory.CreateTempSubdirectory("mongoetl-sample-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_table_in_the_docs_is_that_of_the_sample()
    {
        var documents = await DocumentsAsync(scale: 1);
        var counts = SampleRules.All.Select(rule => (Rule: rule, Count: documents[rule.Collection].Count(rule.Applies))).ToList();
        counts.Where(pair => pair.Count == 0).Select(pair => $"{pair.Rule.Collection}: {pair.Rule.Rule}").ShouldBeEmpty("rules that nothing exercises");
        var file = DocsFile();
        var text = (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n");
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        var expected = text[..begin] + Begin + "\n\n" + Tables(counts, documents) + "\n" + text[end..];
        if (text == expected)
            return;
        var received = Path.ChangeExtension(file, ".received.md");
        await File.WriteAllTextAsync(received, expected);
        Assert.Fail($"{file} does not say what the sample holds; compare {received} and take it over.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task Dead_letters_are_less_than_one_percent_at_any_scale(int scale)
    {
        var documents = await DocumentsAsync(scale);
        var letters = SampleRules.All.Where(rule => rule.DeadLetterOf is not null).Sum(rule => documents[rule.Collection].Count(rule.Applies));
        letters.ShouldBeInRange(1, documents.Values.Sum(collection => collection.Count) / 100);
    }

    private static string Tables(IEnumerable<(SampleRule Rule, int Count)> counts, Dictionary<string, List<SampleDocument>> documents)
    {
        var text = new StringBuilder("| collection | documents like this | at scale 1 | share | what becomes of them |\n|---|---|---:|---:|---|\n");
        foreach (var (rule, count) in counts)
        {
            var share = 100.0 * count / documents[rule.Collection].Count;
            text.Append(CultureInfo.InvariantCulture, $"| `{rule.Collection}` | {rule.Rule} | {count:N0} | {share:0.##} % | {rule.Outcome} |\n");
        }
        var letters = counts.Where(pair => pair.Rule.DeadLetterOf is not null).GroupBy(pair => pair.Rule.DeadLetterOf!).ToList();
        var (all, dead) = (documents.Values.Sum(collection => collection.Count), letters.Sum(entity => entity.Sum(pair => pair.Count)));
        text.Append(CultureInfo.InvariantCulture, $"\nDead letters at scale 1: {dead} of {all:N0} documents, {100.0 * dead / all:0.00} %.\n\n");
        text.Append("| entity | dead letters | because of |\n|---|---:|---|\n");
        foreach (var entity in letters)
        {
            var reasons = string.Join("; ", entity.Select(pair => $"{pair.Rule.Rule.Split(" (")[0]}: {pair.Count}"));
            text.Append(CultureInfo.InvariantCulture, $"| `{entity.Key}` | {entity.Sum(pair => pair.Count)} | {reasons} |\n");
        }
        return text.ToString();
    }

    private async Task<Dictionary<string, List<SampleDocument>>> DocumentsAsync(int scale)
    {
        await new CommunitySample().WriteAsync(_folder, scale, seed: 1, CancellationToken.None);
        var files = Directory.EnumerateFiles(_folder, "*.bson", SearchOption.AllDirectories).ToDictionary(file => Path.GetFileNameWithoutExtension(file)!,
            file => SampleDocument.Split(File.ReadAllBytes(file)).ToList());
        var ids = new Dictionary<string, HashSet<string>>();
        var documents = files.ToDictionary(file => file.Key, file => file.Value.Select((bytes, number) => new SampleDocument(bytes, number, ids)).ToList());
        foreach (var (collection, all) in documents)
            ids[collection] = [.. all.Select(document => document.Id("_id")!)];
        ids["users inside"] = [.. documents["users"].Where(user => user.Text("role") is "USER_ROLE" or "AGENTE_ROLE" && user.Text("email") is not null)
            .Select(user => user.Id("_id")!)];
        return documents;
    }

    private static string DocsFile([CallerFilePath] string test = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(test)!, "..", "..", "..", "docs", "sample.md"));
}
