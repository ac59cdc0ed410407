using Community.Rules;
using Community.Sample;
using Microsoft.Extensions.DependencyInjection;
using MongoEtl.Cli;
using MongoEtl.Runtime;
using MongoEtl.Sources;

namespace Community.Tests.Sample;

/// <summary>The dead letters of the sample are exactly the documents that the table in the docs counts, at any scale: found by the readers,
/// rules and encoders alone, without a server.</summary>
public sealed class SampleLetterTests : IDisposable
{
    private const string Large = "MONGOETL_LARGE_SAMPLE";

    private readonly string _folder = Directory.CreateTempSubdirectory("mongoetl-sample-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Dead_letters_are_the_documents_of_the_table_and_less_than_one_percent(int scale)
    {
        var documents = await SampleDocuments.WriteAsync(_folder, scale);
        var expected = Rules().SelectMany(rule => SampleDocuments.Of(rule, documents), (rule, document) =>
            $"{rule.Letter!.Entity} {rule.Letter.Field} {document.Id("_id")}").Order(StringComparer.Ordinal).ToList();

        var letters = await DryRunAsync();

        letters.Select(letter => $"{letter.Entity} {letter.Path} {letter.SourceId}").Order(StringComparer.Ordinal).ShouldBe(expected);
        expected.Count.ShouldBeInRange(1, documents.Values.Sum(collection => collection.Count) / 100);
    }

    /// <summary>Takes minutes and gigabytes, so only where it is asked for.</summary>
    [Fact]
    public async Task At_scale_100_they_are_as_many_as_the_table_says()
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable(Large) is { Length: > 0 }, $"Set {Large}=1 to count a sample of 920,000 documents.");
        var documents = await SampleDocuments.WriteAsync(_folder, scale: 100);
        Rules().Select(rule => $"{rule.Rule}: {SampleDocuments.Of(rule, documents).Count()}")
            .ShouldBe(Rules().Select(rule => $"{rule.Rule}: {rule.Letter!.AtScale100}"));
        documents.Clear();

        var letters = await DryRunAsync();

        letters.CountBy(letter => $"{letter.Entity} {letter.Path}").OrderBy(pair => pair.Key, StringComparer.Ordinal).ShouldBe(
            Rules().GroupBy(rule => $"{rule.Letter!.Entity} {rule.Letter.Field}", (field, rules) =>
                KeyValuePair.Create(field, rules.Sum(rule => rule.Letter!.AtScale100))).OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    private static IEnumerable<SampleRule> Rules() => SampleRules.All.Where(rule => rule.Letter is not null);

    private async Task<IReadOnlyList<DeadLetter>> DryRunAsync()
    {
        await using var source = await DumpSource.OpenAsync(_folder, CancellationToken.None);
        var values = new Dictionary<string, string>(new CommunitySample().Settings) { ["ENCRYPTION_KEY"] = new string('1', 64) };
        var settings = ProjectSettings.Of(values, CommunitySettings.All);
        await using var services = new ServiceCollection()
            .AddSingleton(CommunitySettings.UrlPrefixesOf(settings))
            .AddSingleton(CommunitySettings.UserIdentityOf(settings))
            .AddSingleton(CommunitySettings.EncryptionOf(settings))
            .BuildServiceProvider();
        var ports = new MigrationPorts(source, NoServer.As<IRowTarget>(), NoServer.As<IWideColumnTarget>(), NoServer.As<IStateStore>(),
            NoServer.As<IKeyStore>(), services);
        var options = new MigrationOptions { DryRun = true, EncryptionKey = new byte[32] };
        var report = await Migration.RunAsync(MigrationPlan.Create(), ports, options, SilentProgress.Instance, CancellationToken.None);
        report.Error.ShouldBeNull();
        return report.DeadLetters;
    }
}
