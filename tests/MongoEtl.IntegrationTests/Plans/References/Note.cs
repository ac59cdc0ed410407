using MongoEtl;

namespace References;

/// <summary>Refers to persons by every rule of <see cref="OnUnresolvedAttribute"/>.</summary>
[Collection("notes")]
public sealed partial class Note
{
    [Id] public partial SourceId Id { get; }

    public partial Reference<Person> NullRule { get; }

    public partial Reference<Person> ValueRule { get; }

    public partial Reference<Person> AsideRule { get; }

    public partial Reference<Person> SkipRule { get; }

    public partial Reference<Tag> KeepRule { get; }

    public partial ScalarList<Reference<Person>>? Readers { get; }
}

[PostgresTable("note")]
public sealed partial class NoteRow(Note source) : IRow<Note>
{
    [PrimaryKey] public string Id => source.Id.ToString();

    [ForeignKey] public Reference<Person> NullId => source.NullRule;

    [OnUnresolved(-1)] public Reference<Person> ValueId => source.ValueRule;

    [ForeignKey, OnUnresolved(UnresolvedRule.SetAside)] public Reference<Person> AsideId => source.AsideRule;

    [OnUnresolved(UnresolvedRule.Keep)] public Reference<Tag> KeepId => source.KeepRule;
}

/// <summary>A second table of the same document, whose row may be left out alone.</summary>
[PostgresTable("note_skip")]
public sealed partial class NoteSkipRow(Note source) : IRow<Note>
{
    [PrimaryKey] public string Id => source.Id.ToString();

    [ForeignKey, OnUnresolved(UnresolvedRule.SkipRow)] public Reference<Person> SkipId => source.SkipRule;
}

/// <summary>A row per reader.</summary>
[PostgresTable("note_reader"), RowPerElement(nameof(Note.Readers))]
public sealed partial class NoteReaderRow(Note source, Element<Reference<Person>> reader) : IRow<Note>
{
    [PrimaryKey] public string NoteId => source.Id.ToString();

    [PrimaryKey, ForeignKey, OnUnresolved(UnresolvedRule.SkipRow)] public Reference<Person> PersonId => reader.Value;

    public int Place => reader.Index;
}
