using MongoEtl;

namespace Encrypted;

[Collection("letters")]
public sealed partial class Letter
{
    [Id] public partial SourceId Id { get; }

    [Uuid5Key("6ba7b812-9dad-11d1-80b4-00c04fd430c8")] public partial Guid Key { get; }

    [Sensitive] public partial string? Text { get; }

    public partial string? Note { get; }
}

[PostgresTable("letter")]
public sealed partial class LetterRow(Letter source, LetterTexts texts) : IRow<Letter>
{
    [PrimaryKey] public Guid Id => source.Key;

    [Encrypted(typeof(IPlaintextComparer), Scope = nameof(Id))] public string? Text => texts.Write(source.Key, $"{source.Id}", source.Text);

    public string? Note => source.Note;

    [Unique] public string MongoId => source.Id.ToString();
}

[CassandraTable("letter")]
public sealed partial class LetterById(Letter source, LetterTexts texts) : IRow<Letter>
{
    [PartitionKey] public Guid Id => source.Key;

    [Encrypted(typeof(IPlaintextComparer), Scope = nameof(Id))] public string? Text => texts.Write(source.Key, $"{source.Id}", source.Text);

    public string? Note => source.Note;

    public string MongoId => source.Id.ToString();
}
