using System.Buffers.Binary;
using System.Text;

namespace MongoEtl;

public sealed partial class BsonWriter
{
    /// <summary>Undefined, which is deprecated.</summary>
    public void WriteUndefined(string name) => Header(BsonType.Undefined, name);

    /// <summary>Below everything.</summary>
    public void WriteMinKey(string name) => Header(BsonType.MinKey, name);

    /// <summary>Above everything.</summary>
    public void WriteMaxKey(string name) => Header(BsonType.MaxKey, name);

    /// <summary>A symbol, which is deprecated.</summary>
    public void WriteSymbol(string name, string value)
    {
        Header(BsonType.Symbol, name);
        Text(value);
    }

    /// <summary>Code.</summary>
    public void WriteJavaScript(string name, string code)
    {
        Header(BsonType.JavaScript, name);
        Text(code);
    }

    /// <summary>Code with a scope, which is a whole document.</summary>
    public void WriteJavaScriptWithScope(string name, string code, ReadOnlySpan<byte> scope)
    {
        Header(BsonType.JavaScriptWithScope, name);
        Scoped(code, scope);
    }

    /// <summary>A regular expression; options are put in alphabetical order.</summary>
    public void WriteRegularExpression(string name, string pattern, string options)
    {
        Header(BsonType.RegularExpression, name);
        Expression(pattern, options);
    }

    /// <summary>A pointer, which is deprecated.</summary>
    public void WriteDbPointer(string name, string collection, ObjectId id)
    {
        Header(BsonType.DbPointer, name);
        Text(collection);
        id.WriteBytes(Grow(ObjectId.ByteCount));
    }

    private void Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        var room = Grow(length + 5);
        BinaryPrimitives.WriteInt32LittleEndian(room, length + 1);
        Encoding.UTF8.GetBytes(value, room[4..]);
        room[^1] = 0;
    }

    private void Text(ReadOnlySpan<byte> utf8)
    {
        var room = Grow(utf8.Length + 5);
        BinaryPrimitives.WriteInt32LittleEndian(room, utf8.Length + 1);
        utf8.CopyTo(room[4..]);
        room[^1] = 0;
    }

    private void Binary(ReadOnlySpan<byte> value, byte subtype)
    {
        var inner = subtype == 2 ? 4 : 0;
        var room = Grow(5 + inner + value.Length);
        BinaryPrimitives.WriteInt32LittleEndian(room, inner + value.Length);
        room[4] = subtype;
        if (inner != 0)
            BinaryPrimitives.WriteInt32LittleEndian(room[5..], value.Length);
        value.CopyTo(room[(5 + inner)..]);
    }

    private void Uuid(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        Binary(bytes, 4);
    }

    private void Stamp(uint seconds, uint increment)
    {
        var room = Grow(8);
        BinaryPrimitives.WriteUInt32LittleEndian(room, increment);
        BinaryPrimitives.WriteUInt32LittleEndian(room[4..], seconds);
    }

    private void Scoped(string code, ReadOnlySpan<byte> scope)
    {
        var start = _length;
        Grow(4);
        Text(code);
        scope.CopyTo(Grow(scope.Length));
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(start), _length - start);
    }

    private void Expression(string pattern, string options)
    {
        if (pattern.Contains('\0') || options.Contains('\0'))
            throw new ArgumentException("A regular expression cannot contain the NUL character.", nameof(pattern));
        var sorted = options.ToCharArray();
        Array.Sort(sorted);
        Encoding.UTF8.GetBytes(pattern, Grow(Encoding.UTF8.GetByteCount(pattern)));
        Grow(1)[0] = 0;
        Encoding.UTF8.GetBytes(sorted, Grow(Encoding.UTF8.GetByteCount(sorted)));
        Grow(1)[0] = 0;
    }
}
