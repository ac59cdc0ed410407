using MongoEtl.Generators.Model;
using MongoEtl.Generators.RandomSchema;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.CodeFixes.Tests;

/// <summary>Which hazards have a fix: the generator, the provider, the pages and these tests say the same.</summary>
public sealed class FixableHazardTests
{
    private const string Line = "An editor offers to write this: ";

    private static readonly string[] Fixable = [.. new SchemaCodeFixProvider().FixableDiagnosticIds];

    [Fact]
    public void A_page_says_that_there_is_a_fix_exactly_where_there_is_one()
    {
        var pages = Directory.GetFiles(Path.Combine(Root(), "docs", "hazards"), "METL*.md");
        pages.Where(p => File.ReadAllText(p).Contains("\n" + Line, StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension)
            .Order().ShouldBe(Fixable);
    }

    [Fact]
    public void Every_fixable_hazard_has_a_test_of_its_name()
    {
        var names = typeof(FixableHazardTests).Assembly.GetTypes().SelectMany(t => t.GetMethods()).Select(m => m.Name).ToList();
        Fixable.Where(id => !names.Exists(n => n.StartsWith(id + "_", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Answers_come_with_fixable_hazards_only()
    {
        var answered = new HashSet<string>();
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new RandomSchemas(seed);
            var (before, after) = (random.Next(), random.Next());
            var model = SchemaDiffModel.Of(after, new(before, null), random.Renames(before, after));
            foreach (var hazard in model.Hazards.Where(h => h.Remedies.Count > 0))
            {
                answered.Add(hazard.Hazard.Id);
                RemedyProperties.Read(RemedyProperties.Write("Town", hazard.Remedies)).ToEquatable().ShouldBe(hazard.Remedies);
                hazard.Remedies.Select(r => r.Title).Distinct().Count().ShouldBe(hazard.Remedies.Count);
            }
        }
        answered.Except(Fixable).ShouldBeEmpty();
        answered.Count.ShouldBeGreaterThan(8, string.Join(", ", answered));
    }

    private static string Root()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "MongoEtl.sln")))
            root = Path.GetDirectoryName(root)!;
        return root;
    }
}
