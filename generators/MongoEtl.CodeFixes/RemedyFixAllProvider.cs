using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.CodeFixes;

/// <summary>Gives the same answer to every hazard that has it. The library's own provider merges whole documents and leaves out what two
/// fixes write at one place, as two attributes of one class are; here edits are collected first.</summary>
internal sealed class RemedyFixAllProvider : FixAllProvider
{
    public static RemedyFixAllProvider Instance { get; } = new();

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var edits = new SourceEdits(context.Solution);
        var isAny = false;
        foreach (var diagnostic in await DiagnosticsAsync(context).ConfigureAwait(false))
        {
            var remedy = RemedyProperties.Read(diagnostic.Properties).FirstOrDefault(r => r.Key == context.CodeActionEquivalenceKey);
            if (remedy is not null && context.Solution.GetDocument(diagnostic.Location.SourceTree) is { } document)
                isAny |= await edits.AddAsync(document, diagnostic, remedy, context.CancellationToken).ConfigureAwait(false);
        }
        return isAny
            ? CodeAction.Create("Answer all such schema changes in this way", edits.ApplyAsync, context.CodeActionEquivalenceKey) : null;
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        if (context is { Scope: FixAllScope.Document, Document: { } document })
            return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        var projects = context.Scope == FixAllScope.Solution
            ? context.Solution.Projects.Where(p => p.Language == context.Project.Language) : [context.Project];
        var found = new List<Diagnostic>();
        foreach (var project in projects)
            found.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
        return found;
    }
}
