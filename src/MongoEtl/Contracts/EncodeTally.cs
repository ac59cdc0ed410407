using MongoEtl.Internal;

namespace MongoEtl;

/// <summary>What encoders count besides rows. Filled per document and added up only when the document is kept.</summary>
public sealed class EncodeTally
{
    private readonly List<(string Kind, string Field)> _notes = [];

    /// <summary>Notes of the present document: kind is <c>unresolved</c>, <c>skipped row</c>, <c>skipped element</c> or <c>counted</c>.</summary>
    public IReadOnlyList<(string Kind, string Field)> Notes => _notes;

    /// <summary>A reference found nothing.</summary>
    public void Unresolved(string field) => _notes.Add(("unresolved", field));

    /// <summary>An element of an array gave no row: repeated, or unusable.</summary>
    public void SkippedElement(string field) => _notes.Add(("skipped element", field));

    /// <summary>A row was left out because a reference in it found nothing.</summary>
    public void SkippedRow(string table) => _notes.Add(("skipped row", table));

    /// <summary>The document is one of those that a <see cref="CountedAttribute"/> counts.</summary>
    public void Counted(string name) => _notes.Add(("counted", name));

    /// <summary>Forgets the notes.</summary>
    public void Clear() => _notes.Clear();
}
