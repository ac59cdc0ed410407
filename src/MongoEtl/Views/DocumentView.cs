using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using MongoEtl.Internal;

namespace MongoEtl;

/// <summary>
/// Base of the generated half of document classes: a view over one BSON document, attached to the next one when it is done.
/// Attaching makes one pass that records where each wanted element lies; a value is decoded when its getter asks.
/// </summary>
/// <remarks>Not thread-safe: a worker has its own views. Members are named so that users' properties do not hide them.</remarks>
public abstract partial class DocumentView
{
    private byte[] _buffer = [];
    private int _offset;
    private int _length;
    private long _version;
    private DocumentView? _parent;
    private Field? _parentField;
    private int _parentIndex;
    private long _parentVersion;
    private MismatchLog? _mismatchLog;

    /// <summary>
    /// Where mismatches that do not set the document aside are noted; null ignores them. Embedded views use the outermost
    /// one's.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public MismatchLog? MismatchLog
    {
        get => _parent is null ? _mismatchLog : _parent.MismatchLog;
        set => _mismatchLog = value;
    }

    /// <summary>Bytes of the attached document.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ReadOnlySpan<byte> DocumentBytes => _buffer.AsSpan(_offset, _length);

    /// <summary>The buffer that elements' offsets count in. Generated encoders copy from it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public byte[] DocumentBuffer => _buffer;

    /// <summary>Moves the view to a document of its own.</summary>
    /// <param name="buffer">Holds the document; must not change while the view is used.</param>
    /// <param name="offset">Its first byte.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <exception cref="BsonFormatException">The document's own level is malformed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range leaves the buffer.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Attach(byte[] buffer, int offset, int length)
    {
        _parent = null;
        Place(buffer, offset, length);
    }

    /// <summary>Records where the wanted elements lie, forgetting those of the document before.</summary>
    /// <param name="document">The document.</param>
    /// <param name="offset">Offset of its first byte in the buffer, to be added to the reader's.</param>
    protected abstract void Locate(ReadOnlySpan<byte> document, int offset);

    /// <summary>Number of times the view was moved; what was derived from an element is stale when it has changed.</summary>
    internal long Version => _version;

    internal ReadOnlySpan<byte> Bytes(in Element element) => _buffer.AsSpan(element.Offset, element.Length);

    internal byte[] Buffer => _buffer;

    /// <summary>Moves the view to an embedded document, unless it is there already.</summary>
    internal void AttachInside(DocumentView parent, Field field, int index, in Element element)
    {
        if (ReferenceEquals(_parent, parent) && _parentVersion == parent._version && _offset == element.Offset && _length == element.Length)
            return;
        // Until all elements are located the view must not pass for attached.
        _parentVersion = -1;
        (_parent, _parentField, _parentIndex) = (parent, field, index);
        try
        {
            Place(parent._buffer, element.Offset, element.Length);
        }
        catch (BsonFormatException fault)
        {
            throw parent.Located(fault, field, element, index);
        }
        _parentVersion = parent._version;
    }

    /// <summary>The fault with the path of the element it is in, and counted from the outermost document.</summary>
    internal BsonFormatException Located(BsonFormatException fault, Field field, in Element element, int index = -1)
    {
        var root = this;
        while (root._parent is not null)
            root = root._parent;
        return new BsonFormatException(PathOf(field, index), fault.Offset + element.Offset - root._offset, fault.Problem);
    }

    private void Place(byte[] buffer, int offset, int length)
    {
        var document = new ReadOnlySpan<byte>(buffer, offset, length);
        _version++;
        _scratch?.Reset();
        (_buffer, _offset, _length) = (buffer, offset, length);
        Locate(document, offset);
    }

    /// <summary>The path of an element from the outermost document; composed only when something is wrong.</summary>
    internal string PathOf(Field field, int index = -1)
    {
        var own = index < 0 ? field.Path : $"{field.Path}.{index}";
        return _parent is null ? own : $"{_parent.PathOf(_parentField!, _parentIndex)}.{own}";
    }

    /// <summary>Applies the field's rule to a value that it cannot take: throws, or notes the mismatch.</summary>
    /// <exception cref="FieldException">The rule is to set the document aside.</exception>
    internal void Refuse(Field field, BsonType found, string? problem, int index = -1)
    {
        if (field.OnMismatch == MismatchRule.SetAside)
            ThrowMismatch(field, found, problem, index);
        MismatchLog?.Note(field, found);
    }

    [DoesNotReturn]
    private void ThrowMismatch(Field field, BsonType found, string? problem, int index)
    {
        var what = found == BsonType.Missing ? "nothing" : problem is null ? found.ToString() : $"{found} {problem}";
        // In a list the rule is the list's, but what is wrong is one element's type.
        throw new FieldException(PathOf(field, index), FieldKinds.Describe(field.Kind), what);
    }
}
