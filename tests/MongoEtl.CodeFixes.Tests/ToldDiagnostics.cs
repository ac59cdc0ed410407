using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MongoEtl.CodeFixes.Tests;

/// <summary>Gives fixes that are made everywhere the diagnostics that were told.</summary>
internal sealed class ToldDiagnostics(Project project, IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
{
    public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project of, CancellationToken cancellationToken) =>
        Task.FromResult(diagnostics.AsEnumerable());

    public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
        Task.FromResult(diagnostics.Where(d => project.GetDocument(d.Location.SourceTree)?.Id == document.Id));

    public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project of, CancellationToken cancellationToken) =>
        Task.FromResult(diagnostics.Where(d => !d.Location.IsInSource));
}
