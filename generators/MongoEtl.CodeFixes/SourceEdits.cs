using Microsoft.CodeAnalysis;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.CodeFixes;

/// <summary>Edits of several documents, collected against the source as it is and made at once: what is not edited stays as it is
/// written.</summary>
internal sealed class SourceEdits(Solution solution)
{
    private readonly Dictionary<DocumentId, DocumentEdits> _documents = [];

    /// <summary>Adds a remedy's edits; none of them, and false, where a declaration that it needs is not in source.</summary>
    /// <param name="document">The document in which the diagnostic is told.</param>
    public async Task<bool> AddAsync(Document document, Diagnostic diagnostic, Remedy remedy, CancellationToken cancellation)
    {
        if (await HazardPlace.FindAsync(document, diagnostic, cancellation).ConfigureAwait(false) is not { } place)
            return false;
        var found = remedy.Edits.Select(e => (Edit: e, Target: place.Find(e))).ToList();
        if (!found.TrueForAll(f => f.Target is not null && (f.Edit.Kind != EditKind.Remove || f.Target.Matching(f.Edit).Count > 0)))
            return false;
        foreach (var (edit, target) in found)
            Add(edit, target!, place.Compilation);
        return true;
    }

    /// <summary>The solution with the edits made.</summary>
    public async Task<Solution> ApplyAsync(CancellationToken cancellation)
    {
        var edited = solution;
        foreach (var document in _documents)
        {
            var text = await solution.GetDocument(document.Key)!.GetTextAsync(cancellation).ConfigureAwait(false);
            edited = edited.WithDocumentText(document.Key, document.Value.Apply(text));
        }
        return edited;
    }

    private void Add(RemedyEdit edit, EditTargetPlace target, Compilation compilation)
    {
        if (edit.Kind == EditKind.Remove)
        {
            foreach (var attribute in target.Matching(edit))
                Of(attribute).Remove(attribute);
            return;
        }
        var document = Of(target.Declaration);
        if (edit.Kind == EditKind.AllowNull)
            document.AllowNull(target.Declaration);
        else if (edit.Kind == EditKind.Set && target.Existing(edit.Word) is { } existing)
            Of(existing).SetArgument(existing, edit);
        else
            document.AddAttribute(target.Declaration, edit, compilation.GetSemanticModel(target.Declaration.SyntaxTree));
    }

    private DocumentEdits Of(SyntaxNode node)
    {
        var id = solution.GetDocumentId(node.SyntaxTree)!;
        if (!_documents.TryGetValue(id, out var edits))
            _documents.Add(id, edits = new(node.SyntaxTree));
        return edits;
    }
}
