namespace MongoEtl.Runtime;

/// <summary>Makes dead letters of documents: reason, path and raw bytes, which are encrypted where the entity is sensitive.</summary>
internal sealed class LetterFactory(byte[]? encryptionKey)
{
    private const string IdPath = "_id";
    private const string UniqueViolation = "23505";
    private const string ForeignKeyViolation = "23503";

    private readonly LetterCipher? _cipher = encryptionKey is null ? null : new LetterCipher(encryptionKey);

    /// <summary>A document that could not become rows.</summary>
    public DeadLetter Create(EntityRun entity, ReadOnlySpan<byte> document, DocumentPlace place, DocumentException exception) =>
        Fill(entity.Plan, document, new DeadLetter
        {
            Entity = entity.Name,
            Store = entity.Store,
            Collection = entity.Plan.Collection,
            // The encoder's own id may still be that of the document before, if it failed early.
            SourceId = DocumentId.TryFind(document, out var id) ? id.ToString() : place.ToString(),
            Path = exception.Path.Length == 0 ? null : exception.Path,
            Expected = exception.Expected,
            Found = exception.Found,
            Kind = KindOf(exception),
            Reason = exception.Reason,
            Document = [],
        });

    /// <summary>A document whose id an earlier one has. Its place keeps its letter apart from a letter of the earlier one.</summary>
    public DeadLetter Duplicate(EntityRun entity, ReadOnlySpan<byte> document, DocumentPlace place, in SourceId id) =>
        Fill(entity.Plan, document, new DeadLetter
        {
            Entity = entity.Name,
            Store = entity.Store,
            Collection = entity.Plan.Collection,
            SourceId = id.ToString(),
            Table = place.ToString(),
            Path = IdPath,
            Kind = DeadLetterKind.Duplicate,
            Reason = "another document of the collection has the same id; the first one in source order was taken",
            Document = [],
        });

    /// <summary>True for letters of <see cref="Duplicate"/>, which stay aside whatever the classes say: landing would overwrite the earlier document.</summary>
    public static bool IsLaterDuplicate(DeadLetter letter) => letter is { Kind: DeadLetterKind.Duplicate, Path: IdPath, SqlState: null };

    /// <summary>A document whose rows the server refused.</summary>
    public DeadLetter Refused(EntityRun entity, ReadOnlySpan<byte> document, DocumentPlace place, RowsRefusedException exception) =>
        Fill(entity.Plan, document, new DeadLetter
        {
            Entity = entity.Name,
            Store = entity.Store,
            Collection = entity.Plan.Collection,
            SourceId = DocumentId.TryFind(document, out var id) ? id.ToString() : place.ToString(),
            Table = exception.Table ?? "",
            Path = exception.Column,
            Kind = exception.SqlState == UniqueViolation ? DeadLetterKind.Duplicate : DeadLetterKind.Refused,
            Reason = exception.Message,
            SqlState = exception.SqlState,
            Document = [],
        });

    /// <summary>A document that refers to one of its own wave that was a dead letter before this run: the server would refuse it unless that one lands.</summary>
    public DeadLetter Waiting(EntityRun entity, ReadOnlySpan<byte> document, in SourceId id) => Fill(entity.Plan, document, new DeadLetter
    {
        Entity = entity.Name,
        Store = entity.Store,
        Collection = entity.Plan.Collection,
        SourceId = id.ToString(),
        Kind = DeadLetterKind.Refused,
        Reason = "refers to a document that is set aside itself; tried again when all others have landed",
        SqlState = ForeignKeyViolation,
        Document = [],
    });

    /// <summary>A document that a replay has landed in PostgreSQL and that the Cassandra leg has still to write.</summary>
    public DeadLetter HandedOver(EntityRun entity, LetterDocument document) => Fill(entity.Plan, document.Document, new DeadLetter
    {
        Entity = entity.Name,
        Store = Store.Cassandra,
        Collection = entity.Plan.Collection,
        SourceId = document.SourceId,
        Kind = DeadLetterKind.Refused,
        Reason = "landed in PostgreSQL by a replay and is not written to Cassandra yet; replay it",
        Document = [],
    });

    /// <summary>True for documents that are tried again at the end of their wave's rows: they do not count as set aside yet.</summary>
    public static bool IsWaiting(DeadLetter letter) => letter is { Kind: DeadLetterKind.Refused, SqlState: ForeignKeyViolation };

    /// <summary>The same letter with the document's bytes.</summary>
    public DeadLetter Fill(EntityPlan entity, ReadOnlySpan<byte> document, DeadLetter letter) => letter with
    {
        Document = !entity.IsSensitive ? document.ToArray()
            : _cipher?.Encrypt(document, letter.Entity, letter.SourceId)
                ?? throw new MigrationException($"{entity.Name} holds sensitive values and there is no ENCRYPTION_KEY to store its dead letters with."),
    };

    /// <summary>The same letter under the id that an earlier letter of the document has, which for a document without a usable id is a place.</summary>
    public DeadLetter Rename(EntityPlan entity, DeadLetter letter, ReadOnlySpan<byte> document, string sourceId) =>
        letter.SourceId == sourceId ? letter : Fill(entity, document, letter with { SourceId = sourceId });

    /// <summary>The document's bytes in the clear.</summary>
    /// <exception cref="MigrationException">They are encrypted and the key is absent or another.</exception>
    public byte[] Open(DeadLetter letter) =>
        !LetterCipher.IsEncrypted(letter.Document) ? letter.Document
        : _cipher?.Decrypt(letter.Document, letter.Entity, letter.SourceId)
            ?? throw new MigrationException(
                $"The dead letter of {letter.Entity} / {letter.SourceId} is encrypted. Set ENCRYPTION_KEY to the key it was stored with.");

    private static DeadLetterKind KindOf(DocumentException exception) => exception switch
    {
        BsonFormatException => DeadLetterKind.Malformed,
        RuleException => DeadLetterKind.Rule,
        UnresolvedException => DeadLetterKind.Unresolved,
        _ => DeadLetterKind.Mismatch,
    };
}
