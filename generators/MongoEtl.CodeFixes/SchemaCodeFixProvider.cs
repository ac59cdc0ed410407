using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.CodeFixes;

/// <summary>Offers the answers that the generator gives with a hazard of a schema change. What an answer is, the generator decides, which
/// knows the lock; here it is only written into the source.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SchemaCodeFixProvider)), Shared]
public sealed class SchemaCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        "METL063", "METL064", "METL065", "METL066", "METL067", "METL068", "METL070", "METL071", "METL072", "METL073", "METL074", "METL076",
        "METL077", "METL078", "METL079",
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => RemedyFixAllProvider.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var remedy in RemedyProperties.Read(diagnostic.Properties))
            {
                var edits = new SourceEdits(context.Document.Project.Solution);
                if (!await edits.AddAsync(context.Document, diagnostic, remedy, context.CancellationToken).ConfigureAwait(false))
                    continue;
                context.RegisterCodeFix(CodeAction.Create(remedy.Title, edits.ApplyAsync, remedy.Key), diagnostic);
            }
        }
    }
}
