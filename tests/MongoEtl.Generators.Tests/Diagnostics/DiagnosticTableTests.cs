using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.SchemaDiff;
using MongoEtl.Generators.Tests.Compiling;

namespace MongoEtl.Generators.Tests.Diagnostics;

public sealed class DiagnosticTableTests
{
    [Fact]
    public void METL001_an_unexpected_exception_becomes_a_diagnostic()
    {
        var town = GeneratorRun.Compile("class Town;").GetTypeByMetadataName("Town")!;
        var found = Guard.Run(town, () => throw new InvalidOperationException("no luck"), failure => failure);
        var diagnostic = found.ShouldHaveSingleItem().ToDiagnostic();
        diagnostic.Id.ShouldBe("METL001");
        diagnostic.GetMessage().ShouldBe("Nothing was generated for 'Town' because the generator failed: InvalidOperationException: no luck. Please report this with the class that causes it");
        diagnostic.Location.SourceSpan.ShouldBe(town.Locations[0].SourceSpan);
    }

    [Fact]
    public void Ids_are_unique_and_consecutive() =>
        DiagnosticTable.All.Select(d => d.Id).ShouldBe(Enumerable.Range(1, DiagnosticTable.All.Count()).Select(n => $"METL{n:000}"));

    [Fact]
    public void Every_id_has_a_test_of_its_name()
    {
        var names = typeof(DiagnosticTableTests).Assembly.GetTypes().SelectMany(t => t.GetMethods()).Select(m => m.Name).ToList();
        DiagnosticTable.All.Concat(SchemaDiagnostics.All).Select(d => d.Id).Where(id => !names.Exists(n => n.StartsWith(id, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Releases_list_every_id()
    {
        var listed = Lines("AnalyzerReleases.Unshipped.md").Where(l => l.StartsWith("METL", StringComparison.Ordinal))
            .Select(l => l.Split('|')).Select(c => (c[0].Trim(), c[1].Trim(), c[2].Trim())).ToList();
        listed.ShouldBe(DiagnosticTable.All.Concat(SchemaDiagnostics.All).Select(d => (d.Id, d.Category, d.DefaultSeverity.ToString())));
    }

    [Fact]
    public void Every_id_has_its_place_in_the_readme_where_the_help_link_points()
    {
        var readme = File.ReadAllText(Path.Combine(Root(), "README.md"));
        DiagnosticTable.All.Select(d => d.HelpLinkUri[(d.HelpLinkUri.IndexOf('#') + 1)..])
            .Where(anchor => !readme.Contains($"<a id=\"{anchor}\"></a>", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Ids_of_the_schema_follow_from_60_on() =>
        SchemaDiagnostics.All.Select(d => d.Id).ShouldBe(Enumerable.Range(60, SchemaDiagnostics.All.Count()).Select(n => $"METL{n:000}"));

    [Fact]
    public void Every_hazard_has_its_page()
    {
        foreach (var descriptor in SchemaDiagnostics.All)
        {
            descriptor.HelpLinkUri.ShouldEndWith($"docs/hazards/{descriptor.Id}.md");
            var page = File.ReadAllText(Path.Combine(Root(), "docs", "hazards", descriptor.Id + ".md"));
            page.ShouldStartWith($"# {descriptor.Id}: {descriptor.Title}\n");
            foreach (var heading in new[] { "## What happens", "## Why", "## What to write" })
                page.ShouldContain(heading, Case.Sensitive, descriptor.Id);
        }
    }

    private static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root(), "generators", "MongoEtl.Generators", file));

    private static string Root()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "MongoEtl.sln")))
            root = Path.GetDirectoryName(root)!;
        return root;
    }
}
