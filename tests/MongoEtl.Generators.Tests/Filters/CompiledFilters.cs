using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MongoEtl.Generators.Emit.Filters;
using MongoEtl.Generators.Parsing.Filters;

namespace MongoEtl.Generators.Tests.Filters;

/// <summary>Filters emitted as C#, compiled without a warning and loaded: what tests ask about documents.</summary>
internal sealed class CompiledFilters
{
    private readonly Dictionary<string, int> _indexes = [];
    private readonly Matcher _matcher;

    internal CompiledFilters(IEnumerable<string> filters)
    {
        var sources = new List<string>();
        var cases = new StringBuilder();
        foreach (var filter in filters.Distinct())
        {
            var index = _indexes.Count;
            _indexes.Add(filter, index);
            sources.Add(FilterEmitter.Emit($"F{index}Filter", "Compiled", Parse(filter)));
            cases.Append(System.Globalization.CultureInfo.InvariantCulture, $"{index} => F{index}Filter.Matches(document),\n");
        }
        sources.Add($$"""
            #nullable enable
            namespace Compiled;
            public static class Entry
            {
                public static bool Matches(int filter, System.ReadOnlySpan<byte> document) => filter switch
                {
                    {{cases}}
                    _ => throw new System.ArgumentOutOfRangeException(nameof(filter)),
                };
            }
            """);
        _matcher = Compile(sources).GetType("Compiled.Entry")!.GetMethod("Matches")!.CreateDelegate<Matcher>();
    }

    private delegate bool Matcher(int filter, ReadOnlySpan<byte> document);

    /// <summary>Whether the generated code of one of the filters accepts a document of Extended JSON, in which ' stands for ".</summary>
    internal bool Matches(string filter, string document) =>
        Matches(filter, ExtendedJson.Parse(document.Replace('\'', '"')));

    /// <summary>Whether the generated code of one of the filters accepts a document.</summary>
    internal bool Matches(string filter, byte[] document) => _matcher(_indexes[filter], document);

    internal static FilterNode Parse(string filter)
    {
        var result = FilterParser.Parse(filter);
        result.Error.ShouldBeNull($"{filter} at {result.Position}");
        return result.Filter.ShouldNotBeNull();
    }

    private static Assembly Compile(List<string> sources)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Compiled" + Guid.NewGuid().ToString("N"),
            sources.Select(source => CSharpSyntaxTree.ParseText(source)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, warningLevel: 9));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ShouldBeEmpty(string.Join("\n", sources));
        return Assembly.Load(image.ToArray());
    }
}
