extern alias generators;

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace MongoEtl.SchemaChanges.Tests;

/// <summary>Classes as the generator sees them beside a lock file: what it says, and the plan.</summary>
internal sealed class CompiledSchema
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    private static readonly MetadataReference[] References = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal)
            || name is "netstandard.dll" or "MongoEtl.dll" or "MongoEtl.PostgreSql.dll" or "MongoEtl.Cassandra.dll"))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToArray();

    private static readonly ConcurrentDictionary<(string Source, string Lock), Lazy<CompiledSchema>> Compiled = new();

    private readonly Compilation _output;
    private readonly Lazy<Plan> _plan;

    private CompiledSchema(Compilation output, ImmutableArray<Diagnostic> diagnostics)
    {
        _output = output;
        Diagnostics = diagnostics;
        _plan = new(Load);
    }

    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Ids of what is told of the schema, each once.</summary>
    public IReadOnlyList<string> Ids => [.. Diagnostics.Select(d => d.Id).Where(id => id != "METL060").Distinct().Order()];

    public Plan Plan => _plan.Value;

    /// <summary>Compiled once for all tests that ask for the same.</summary>
    public static CompiledSchema Of(string source, string? lockText = null) =>
        Compiled.GetOrAdd((source, lockText ?? ""), _ => new(() => Compile(source, lockText))).Value;

    private static CompiledSchema Compile(string source, string? lockText)
    {
        var tree = CSharpSyntaxTree.ParseText("using System; using System.Collections.Generic; using MongoEtl;\n" + source, Parsing,
            "Town.cs");
        var compilation = CSharpCompilation.Create("Town", [tree], References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        AdditionalText[] files = lockText is null ? [] : [new LockText(lockText)];
        CSharpGeneratorDriver.Create([new generators::MongoEtl.Generators.MigrationGenerator().AsSourceGenerator()], files, Parsing)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        return new(output, diagnostics);
    }

    private Plan Load()
    {
        using var bytes = new MemoryStream();
        var emitted = _output.Emit(bytes);
        emitted.Success.ShouldBeTrue(string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        bytes.Position = 0;
        var assembly = new AssemblyLoadContext(null).LoadFromStream(bytes);
        return (Plan)assembly.GetType("Town.MigrationPlan")!.GetMethod("Create", BindingFlags.Public | BindingFlags.Static)!.Invoke(null,
            null)!;
    }

    private sealed class LockText(string text) : AdditionalText
    {
        public override string Path => "/town/schema.lock.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
