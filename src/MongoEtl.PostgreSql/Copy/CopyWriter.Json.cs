using System.Buffers;

namespace MongoEtl.PostgreSql;

// json and jsonb: relaxed Extended JSON, written straight into the buffer; jsonb begins with a version byte. Bytes of BSON values as bytea.
public sealed partial class CopyWriter
{
    private const byte JsonbVersion = 1;

    private Sink? _sink;

    /// <summary>Writes a <c>jsonb</c>: the value as relaxed Extended JSON.</summary>
    /// <exception cref="ColumnException">A text in it holds U+0000, which jsonb cannot.</exception>
    public void Jsonb(RawBson? value)
    {
        if (value is not { IsNull: false } present)
        {
            Null();
            return;
        }
        var at = BeginValue();
        Room(1)[0] = JsonbVersion;
        AppendJson(present);
        if (HasEscapedNul(_buffer.AsSpan(at, _length - at)))
            ThrowNul();
        EndValue(at);
    }

    /// <summary>Writes a <c>json</c>: the value as relaxed Extended JSON.</summary>
    public void Json(RawBson? value)
    {
        if (value is not { IsNull: false } present)
        {
            Null();
            return;
        }
        var at = BeginValue();
        AppendJson(present);
        EndValue(at);
    }

    /// <summary>Writes a <c>bytea</c>: the payload of binary data, of another value its bytes as they stand in the document.</summary>
    public void Bytea(RawBson? value)
    {
        if (value is not { IsNull: false } present)
        {
            Null();
            return;
        }
        var bytes = present.Type == BsonType.Binary ? Payload(present.Bytes) : present.Bytes;
        bytes.CopyTo(Value(bytes.Length));
    }

    /// <summary>After int32 length and subtype; the old subtype 2 repeats the length inside.</summary>
    private static ReadOnlySpan<byte> Payload(ReadOnlySpan<byte> binary)
    {
        const byte OldBinary = 2;
        return binary[4] == OldBinary && binary.Length >= 9 ? binary[9..] : binary[5..];
    }

    private void AppendJson(RawBson value) => value.WriteJson(_sink ??= new Sink(this));

    /// <summary>Whether JSON holds the escape of U+0000; a backslash before the backslash makes it four innocent characters.</summary>
    private static bool HasEscapedNul(ReadOnlySpan<byte> json)
    {
        var from = 0;
        while (json[from..].IndexOf(@"\u0000"u8) is var found and >= 0)
        {
            var backslashes = 0;
            for (var i = from + found - 1; i >= 0 && json[i] == (byte)'\\'; i--)
                backslashes++;
            if (backslashes % 2 == 0)
                return true;
            from += found + 1;
        }
        return false;
    }

    /// <summary>Lets a writer of JSON append to the buffer.</summary>
    private sealed class Sink(CopyWriter copy) : IBufferWriter<byte>
    {
        private const int SmallestRoom = 256;

        public void Advance(int count) => copy._length += count;

        public Memory<byte> GetMemory(int sizeHint = 0)
        {
            Reserve(sizeHint);
            return copy._buffer.AsMemory(copy._length);
        }

        public Span<byte> GetSpan(int sizeHint = 0)
        {
            Reserve(sizeHint);
            return copy._buffer.AsSpan(copy._length);
        }

        private void Reserve(int sizeHint)
        {
            var needed = Math.Max(sizeHint, SmallestRoom);
            if (copy._buffer.Length - copy._length < needed)
                copy.Grow(needed);
        }
    }
}
