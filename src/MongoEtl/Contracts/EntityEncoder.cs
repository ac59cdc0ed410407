using MongoEtl.Internal;

namespace MongoEtl;

/// <summary>Turns raw documents of one entity into rows of its tables. Generated; one instance a worker, used by one thread at a time.
/// The same document gives the same bytes whatever came before.</summary>
public abstract class EntityEncoder
{
    /// <summary>Mismatches that getters noted in the present document.</summary>
    public MismatchLog Mismatches { get; } = new();

    /// <summary>Row buffers for the entity's tables, in their order.</summary>
    public abstract RowBuffer[] CreateBuffers();

    /// <summary>Moves the view to a document and evaluates the filter and the document's <c>[When]</c>. False: the document is filtered.</summary>
    /// <exception cref="BsonFormatException">The bytes are not a BSON document.</exception>
    /// <exception cref="DocumentException">The document has no usable <c>_id</c>, or a value the condition needs is of the wrong type.</exception>
    public abstract bool Read(byte[] buffer, int offset, int length);

    /// <summary>The present document's <c>_id</c>. Also usable when <see cref="Read"/> said false.</summary>
    /// <exception cref="DocumentException">There is none.</exception>
    public abstract SourceId SourceId { get; }

    /// <summary>The present document's alternate key, or null.</summary>
    public virtual string? AlternateKey => null;

    /// <summary>Gives the present document its serial key.</summary>
    public virtual void SetKey(int key) { }

    /// <summary>Reports every id the present document's rows refer to. Row conditions are not asked: a mention too many costs nothing.</summary>
    public virtual void Mention(IKeyMentions mentions) { }

    /// <summary>Appends the present document's rows to <paramref name="rows"/>, one buffer a table. On an exception the caller takes the rows back.</summary>
    /// <exception cref="DocumentException">The document cannot become rows; its path and types say why.</exception>
    public abstract void Encode(RowBuffer[] rows, IKeyResolver keys, EncodeTally tally);
}
