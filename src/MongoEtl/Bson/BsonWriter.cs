using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace MongoEtl;

/// <summary>
/// Builds one BSON document in a buffer of its own. Inside an array names are ignored: elements are numbered.
/// Names and texts are given as strings or as UTF-8.
/// </summary>
/// <remarks>BSON specification 1.1. Lengths are filled in when a document or array ends.</remarks>
public sealed partial class BsonWriter
{
    private byte[] _buffer;
    private int _length;
    private Frame[] _frames = new Frame[8];
    private int _depth;

    /// <summary>Begins with nothing written.</summary>
    /// <param name="capacity">Bytes to reserve; the buffer grows by itself.</param>
    public BsonWriter(int capacity = 256) => _buffer = new byte[Math.Max(capacity, 16)];

    /// <summary>What was written so far; a whole document once every start has its end.</summary>
    public ReadOnlySpan<byte> WrittenSpan => _buffer.AsSpan(0, _length);

    /// <summary>As <see cref="WrittenSpan"/>, valid until the next write.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => _buffer.AsMemory(0, _length);

    /// <summary>How many documents and arrays have no end yet.</summary>
    public int Depth => _depth;

    /// <summary>A copy of what was written.</summary>
    public byte[] ToArray() => WrittenSpan.ToArray();

    /// <summary>Forgets what was written, keeping the buffer.</summary>
    public void Clear() => (_length, _depth) = (0, 0);

    /// <summary>Begins the outermost document. Documents may follow one another in the buffer.</summary>
    /// <exception cref="InvalidOperationException">A document is open already; inside one, elements have names.</exception>
    public void WriteStartDocument()
    {
        if (_depth != 0)
            throw new InvalidOperationException("Inside a document an embedded document needs a name.");
        Push(isArray: false);
    }

    /// <summary>Begins an embedded document.</summary>
    public void WriteStartDocument(ReadOnlySpan<byte> name)
    {
        Header(BsonType.Document, name);
        Push(isArray: false);
    }

    /// <summary>Begins an embedded document.</summary>
    public void WriteStartDocument(string name)
    {
        Header(BsonType.Document, name);
        Push(isArray: false);
    }

    /// <summary>Begins an array.</summary>
    public void WriteStartArray(ReadOnlySpan<byte> name)
    {
        Header(BsonType.Array, name);
        Push(isArray: true);
    }

    /// <summary>Begins an array.</summary>
    public void WriteStartArray(string name)
    {
        Header(BsonType.Array, name);
        Push(isArray: true);
    }

    /// <summary>Ends the innermost document.</summary>
    public void WriteEndDocument() => End(isArray: false);

    /// <summary>Ends the innermost array.</summary>
    public void WriteEndArray() => End(isArray: true);

    /// <summary>
    /// Copies a value as it stands, its bytes as <see cref="BsonElementReader.Value"/> gives them. They are not checked.
    /// </summary>
    public void WriteRaw(ReadOnlySpan<byte> name, BsonType type, ReadOnlySpan<byte> value)
    {
        Header(type, name);
        value.CopyTo(Grow(value.Length));
    }

    /// <summary>Copies a value as it stands.</summary>
    public void WriteRaw(string name, BsonType type, ReadOnlySpan<byte> value)
    {
        Header(type, name);
        value.CopyTo(Grow(value.Length));
    }

    /// <summary>Copies a value as it stands; a missing one writes nothing.</summary>
    public void WriteRaw(string name, in RawBson value)
    {
        if (value.Type != BsonType.Missing)
            WriteRaw(name, value.Type, value.Bytes);
    }

    private void Push(bool isArray)
    {
        if (_depth == _frames.Length)
            Array.Resize(ref _frames, _depth * 2);
        _frames[_depth++] = new Frame(_length, isArray);
        Grow(4);
    }

    private void End(bool isArray)
    {
        if (_depth == 0 || _frames[_depth - 1].IsArray != isArray)
            throw new InvalidOperationException(isArray ? "No array is open here." : "No document is open here.");
        Grow(1)[0] = 0;
        var start = _frames[--_depth].Start;
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(start), _length - start);
    }

    private void Header(BsonType type, string name)
    {
        var most = Encoding.UTF8.GetMaxByteCount(name.Length);
        Span<byte> utf8 = most <= 256 ? stackalloc byte[256] : new byte[most];
        Header(type, utf8[..Encoding.UTF8.GetBytes(name, utf8)]);
    }

    private void Header(BsonType type, scoped ReadOnlySpan<byte> name)
    {
        if (_depth == 0)
            throw new InvalidOperationException("An element needs an open document.");
        if (name.Contains((byte)0))
            throw new ArgumentException("An element's name cannot contain the NUL character.", nameof(name));
        Span<byte> digits = stackalloc byte[11];
        ref var frame = ref _frames[_depth - 1];
        if (frame.IsArray)
        {
            frame.Count++.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
            name = digits[..length];
        }
        var room = Grow(name.Length + 2);
        room[0] = (byte)type;
        name.CopyTo(room[1..]);
        room[^1] = 0;
    }

    private Span<byte> Grow(int bytes)
    {
        var start = _length;
        _length = checked(start + bytes);
        if (_length > _buffer.Length)
            Array.Resize(ref _buffer, (int)Math.Max(_length, Math.Min(_buffer.Length * 2L, Array.MaxLength)));
        return _buffer.AsSpan(start, bytes);
    }

    private struct Frame(int start, bool isArray)
    {
        public readonly int Start = start;
        public readonly bool IsArray = isArray;
        public int Count;
    }
}
