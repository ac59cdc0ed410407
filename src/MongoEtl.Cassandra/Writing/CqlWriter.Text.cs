using System.Buffers;
using System.Net;
using System.Text.Unicode;

namespace MongoEtl.Cassandra;

// Texts, bytes and addresses.
public sealed partial class CqlWriter
{
    private const int MaxBytesPerChar = 3;
    private const int MaxAddressBytes = 16;

    private Sink? _sink;

    /// <summary>Writes a <c>text</c> or <c>ascii</c> in UTF-8.</summary>
    /// <exception cref="ColumnException">It holds half of a surrogate pair, or what an <c>ascii</c> cannot.</exception>
    public void Text(string? value)
    {
        if (value is null)
            Unset();
        else
            PutText(value);
    }

    /// <summary>Writes a <c>text</c> or <c>ascii</c> that is UTF-8 already.</summary>
    /// <exception cref="ColumnException">It holds what an <c>ascii</c> cannot.</exception>
    public void Text(Utf8Text value)
    {
        if (value.IsNull)
        {
            Unset();
            return;
        }
        if (IsAscii && !System.Text.Ascii.IsValid(value.Bytes))
            ThrowNotAscii();
        PutBytes(value.Bytes);
    }

    /// <summary>Writes the text of a source id.</summary>
    /// <exception cref="ColumnException">As for <see cref="Text(string?)"/>.</exception>
    public void SourceId(SourceId? value)
    {
        if (value is { } present)
            PutSourceId(present);
        else
            Unset();
    }

    /// <summary>Writes a <c>text</c>: the value as relaxed Extended JSON.</summary>
    public void Json(RawBson? value)
    {
        if (value is not { IsNull: false } present)
        {
            Unset();
            return;
        }
        var at = BeginValue();
        present.WriteJson(_sink ??= new Sink(this));
        EndValue(at);
    }

    /// <summary>Writes a <c>blob</c>.</summary>
    public void Blob(byte[]? value)
    {
        if (value is null)
            Unset();
        else
            PutBytes(value);
    }

    /// <summary>Writes an <c>inet</c>: 4 or 16 bytes.</summary>
    public void Inet(IPAddress? value)
    {
        if (value is null)
            Unset();
        else
            PutInet(value);
    }

    private bool IsAscii => _column.Type == "ascii";

    internal void PutText(string value)
    {
        var at = BeginValue();
        var start = _length;
        Room(checked(value.Length * MaxBytesPerChar));
        var status = Utf8.FromUtf16(value, _buffer.AsSpan(start), out _, out var written, replaceInvalidSequences: false);
        _length = start + written;
        if (status != OperationStatus.Done)
            ThrowBrokenPair();
        if (written != value.Length && IsAscii)
            ThrowNotAscii();
        EndValue(at);
    }

    internal void PutAscii(string value)
    {
        if (!System.Text.Ascii.IsValid(value))
            ThrowNotAscii();
        PutText(value);
    }

    internal void PutSourceId(SourceId value)
    {
        if (value.TryGetObjectId(out var objectId))
            objectId.TryWriteUtf8(Value(ObjectId.TextLength));
        else
            PutText(value.ToString());
    }

    internal void PutObjectId(ObjectId value) => value.TryWriteUtf8(Value(ObjectId.TextLength));

    internal void PutInet(IPAddress value)
    {
        Span<byte> bytes = stackalloc byte[MaxAddressBytes];
        PutBytes(bytes[..CqlEncoder.WriteInet(bytes, value)]);
    }

    private void PutBytes(ReadOnlySpan<byte> value) => value.CopyTo(Value(value.Length));

    private void ThrowBrokenPair() =>
        throw Refused("Unicode text", "text with half of a surrogate pair", "the rule cut a character in two: cut between characters");

    private void ThrowNotAscii() =>
        throw Refused("characters up to U+007F", "another character", "declare the column's type text");

    /// <summary>Lets a writer of JSON append to the buffer.</summary>
    private sealed class Sink(CqlWriter cql) : IBufferWriter<byte>
    {
        private const int SmallestRoom = 256;

        public void Advance(int count) => cql._length += count;

        public Memory<byte> GetMemory(int sizeHint = 0)
        {
            Reserve(sizeHint);
            return cql._buffer.AsMemory(cql._length);
        }

        public Span<byte> GetSpan(int sizeHint = 0)
        {
            Reserve(sizeHint);
            return cql._buffer.AsSpan(cql._length);
        }

        private void Reserve(int sizeHint)
        {
            var needed = Math.Max(sizeHint, SmallestRoom);
            if (cql._buffer.Length - cql._length < needed)
                cql.Grow(needed);
        }
    }
}
