using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using MongoEtl.Generators.Tests.Compiling;
using MongoEtl.Generators.Tests.SchemaDiff;

namespace MongoEtl.CodeFixes.Tests;

/// <summary>An editor's project over source text, the generator's diagnostics about it, and the fixes that are offered.</summary>
internal sealed class FixRun
{
    private readonly string _lock;

    private FixRun(Project project, string text)
    {
        (Project, _lock) = (project, text);
        var compilation = project.GetCompilationAsync().Result!;
        Run = text.Length > 0 ? GeneratorRun.WithLock(compilation, text) : GeneratorRun.Of(compilation);
    }

    public Project Project { get; }

    /// <summary>What the generator says of the project.</summary>
    public GeneratorRun Run { get; }

    /// <summary>Ids of all that is told.</summary>
    public IEnumerable<string> Ids => Run.Diagnostics.Select(d => d.Id).Order();

    /// <summary>A project over sources that are complete files, and what was accepted before.</summary>
    public static FixRun Of(string text, params string[] sources)
    {
        var workspace = new AdhocWorkspace();
        var id = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "Town", "Town", LanguageNames.CSharp, metadataReferences: GeneratorRun.References,
            parseOptions: GeneratorRun.ParseOptions,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable)));
        for (var i = 0; i < sources.Length; i++)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), $"File{i}.cs", sources[i], filePath: $"/town/File{i}.cs");
        return new(solution.GetProject(id)!, text);
    }

    /// <summary>What <c>schema accept</c> would write of sources after what was accepted before, if anything was.</summary>
    public static string LockOf(string[] sources, string before = "") => SchemaRuns.LockOf(Of(before, sources).Run);

    /// <summary>The fixes that an editor offers for diagnostics of an id, in order.</summary>
    public IReadOnlyList<(Diagnostic Diagnostic, CodeAction Fix)> Fixes(string id) =>
        [.. Run.Diagnostics.Where(d => d.Id == id).SelectMany(d => FixesOf(d).Select(f => (d, f)))];

    private IEnumerable<CodeAction> FixesOf(Diagnostic diagnostic)
    {
        // An editor has no document to offer a fix in where the place is in no tree of the project.
        if (Project.GetDocument(diagnostic.Location.SourceTree) is not { } document)
            return [];
        var found = new List<CodeAction>();
        var context = new CodeFixContext(document, diagnostic, (action, _) => found.Add(action), CancellationToken.None);
        new SchemaCodeFixProvider().RegisterCodeFixesAsync(context).GetAwaiter().GetResult();
        return found;
    }

    /// <summary>The project after a fix.</summary>
    public FixRun After(CodeAction fix)
    {
        var operations = fix.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult();
        var changed = operations.OfType<ApplyChangesOperation>().ShouldHaveSingleItem().ChangedSolution;
        return new(changed.GetProject(Project.Id)!, _lock);
    }

    /// <summary>The project after the same fix everywhere.</summary>
    public FixRun AfterAll(string id, string key, FixAllScope scope = FixAllScope.Project)
    {
        var provider = new SchemaCodeFixProvider();
        var source = new ToldDiagnostics(Project, [.. Run.Diagnostics.Where(d => d.Id == id)]);
        var context = scope == FixAllScope.Document
            ? new FixAllContext(Project.Documents.First(), provider, scope, key, [id], source, CancellationToken.None)
            : new FixAllContext(Project, provider, scope, key, [id], source, CancellationToken.None);
        return After(provider.GetFixAllProvider().GetFixAsync(context).GetAwaiter().GetResult().ShouldNotBeNull());
    }

    /// <summary>The text of a document.</summary>
    public string Text(int file = 0) => Project.Documents.ElementAt(file).GetTextAsync().Result.ToString();
}
