using MongoEtl.Internal;

namespace MongoEtl;

public abstract partial class DocumentView
{
    /// <summary>Moves a reusable view to an embedded document and returns it, or null.</summary>
    /// <exception cref="FieldException">A mismatch that sets the document aside.</exception>
    protected TDocument? ReadEmbedded<TDocument>(in Element element, Field field, TDocument view)
        where TDocument : DocumentView
    {
        if (!IsOf(BsonType.Document, element, field))
            return null;
        view.AttachInside(this, field, -1, element);
        return view;
    }

    /// <summary>Moves a reusable list to an array of documents and returns it, or null.</summary>
    /// <exception cref="FieldException">A mismatch, of the array or of an element, that sets the document aside.</exception>
    protected DocumentList<TDocument>? ReadDocuments<TDocument>(in Element element, Field field, DocumentList<TDocument> list)
        where TDocument : DocumentView
    {
        if (!IsOf(BsonType.Array, element, field))
            return null;
        list.Attach(this, field, element);
        return list;
    }

    /// <summary>Moves a reusable list to an array of scalars and returns it, or null.</summary>
    /// <exception cref="FieldException">A mismatch, of the array or of an element, that sets the document aside.</exception>
    protected ScalarList<T>? ReadScalars<T>(in Element element, Field field, ScalarList<T> list)
    {
        if (!IsOf(BsonType.Array, element, field))
            return null;
        list.Attach(this, field, element);
        return list;
    }

    private bool IsOf(BsonType wanted, in Element element, Field field)
    {
        if (element.Type == wanted)
            return true;
        if (!element.IsNull)
            Refuse(field, element.Type, null);
        return false;
    }
}
