using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Tests.Compiling;

namespace MongoEtl.Generators.Tests.Diagnostics;

/// <summary>Runs the generator over a source in which <c>[|...|]</c> marks the place of the one expected diagnostic.</summary>
internal static class Expected
{
    /// <summary>A document class and its row, without a fault; <c>Person</c> is what most tests refer to.</summary>
    public const string Person = """

        [Collection("person")]
        public sealed partial class Person
        {
            [Id] public partial SourceId Id { get; }
            [SerialKey] public partial int Key { get; }
            public partial string? Name { get; }
            public partial int? Age { get; }
        }

        [PostgresTable("person")]
        public sealed partial class PersonRow(Person source) : IRow<Person>
        {
            [PrimaryKey] public int Id => source.Key;
        }
        """;

    public static void Error(string id, string message, string marked)
    {
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var end = marked.IndexOf("|]", StringComparison.Ordinal) - 2;
        var run = GeneratorRun.Of(marked.Replace("[|", "").Replace("|]", ""));
        run.Diagnostics.Select(d => d.Id).ShouldBe([id], string.Join("\n", run.Diagnostics));
        var found = run.Diagnostics[0];
        found.GetMessage().ShouldBe(message);
        found.Severity.ShouldBe(DiagnosticSeverity.Error);
        found.Descriptor.HelpLinkUri.ShouldEndWith("#" + id.ToLowerInvariant());
        if (start < 0)
            return;
        // The compiled text has one line of usings before it.
        var offset = run.Output.SyntaxTrees.First().ToString().IndexOf('\n') + 1;
        (found.Location.SourceSpan.Start - offset, found.Location.SourceSpan.End - offset).ShouldBe((start, end));
    }
}
