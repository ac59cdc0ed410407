using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MongoEtl.Generators.Tests.Compiling;

/// <summary>One run of the generator over source text, and the compilation with what it wrote.</summary>
internal sealed class GeneratorRun
{
    /// <summary>What sources under test are compiled against.</summary>
    public static MetadataReference[] References { get; } = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(p => Path.GetFileName(p) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "MongoEtl.dll" or "MongoEtl.PostgreSql.dll" or "MongoEtl.Cassandra.dll"))
        .Select(p => (MetadataReference)MetadataReference.CreateFromFile(p))
        .ToArray();

    // Roslyn 4.14 calls C# 14 its preview.
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Preview);

    private GeneratorRun(GeneratorDriver driver, Compilation output)
    {
        Driver = driver;
        Output = output;
        Result = driver.GetRunResult();
    }

    /// <summary>The run over the source that uses every word.</summary>
    public static GeneratorRun Words { get; } = Of(Examples.WordsDocuments, Examples.WordsRows);

    public GeneratorDriver Driver { get; }

    public Compilation Output { get; }

    public GeneratorDriverRunResult Result { get; }

    /// <summary>What was reported, but for the word that there is no lock: most tests have none.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => [.. Result.Diagnostics.Where(d => d.Id != "METL060")];

    public static GeneratorRun Of(params string[] sources) => Of(Compile(sources));

    public static GeneratorRun WithLock(Compilation compilation, string text) => Of(compilation, NewDriver(new LockText(text)));

    private static GeneratorDriver NewDriver(params AdditionalText[] files) =>
        CSharpGeneratorDriver.Create([new MigrationGenerator().AsSourceGenerator()], files, ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static GeneratorRun Of(Compilation compilation, GeneratorDriver? driver = null)
    {
        driver ??= NewDriver();
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return new(driver, output);
    }

    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create("Town",
        sources.Select((s, i) => CSharpSyntaxTree.ParseText("using System; using System.Collections.Generic; using System.Linq; using MongoEtl;\n" + s, ParseOptions, $"File{i}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The text of one written file.</summary>
    public string File(string hintName) => Result.Results[0].GeneratedSources.Single(s => s.HintName == hintName).SourceText.ToString();

    /// <summary>What the compiler says of source and output together, warnings included.</summary>
    public IReadOnlyList<Diagnostic> CompilerMessages() => [.. Output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Id != "CS1591")];
}
