using System.Buffers;
using System.Text.Unicode;

namespace MongoEtl.PostgreSql;

// Texts (text, varchar, char, citext, and labels of enums, which have the same wire form) and bytes.
public sealed partial class CopyWriter
{
    private const int MaxBytesPerChar = 3;

    /// <summary>Writes a text in UTF-8.</summary>
    /// <exception cref="ColumnException">It holds U+0000 or half of a surrogate pair, or has more characters than the column.</exception>
    public void Text(string? value)
    {
        if (value is null)
        {
            Null();
            return;
        }
        var at = BeginValue();
        AppendText(value);
        EndValue(at);
    }

    /// <summary>Writes a text that is UTF-8 already.</summary>
    /// <exception cref="ColumnException">It holds U+0000, or has more characters than the column.</exception>
    public void Text(Utf8Text value)
    {
        if (value.IsNull)
        {
            Null();
            return;
        }
        CheckText(value.Bytes);
        value.Bytes.CopyTo(Value(value.Bytes.Length));
    }

    /// <summary>Writes the text of a source id.</summary>
    /// <exception cref="ColumnException">As for <see cref="Text(string?)"/>.</exception>
    public void SourceId(SourceId? value)
    {
        if (value is not { } present)
            Null();
        else if (present.TryGetObjectId(out var objectId) && _column.MaxLength is 0 or >= ObjectId.TextLength)
            objectId.TryWriteUtf8(Value(ObjectId.TextLength));
        else
            Text(present.ToString());
    }

    /// <summary>Writes a <c>bytea</c>.</summary>
    public void Bytea(byte[]? value)
    {
        if (value is null)
            Null();
        else
            value.CopyTo(Value(value.Length));
    }

    private void AppendText(string value)
    {
        var start = _length;
        Room(checked(value.Length * MaxBytesPerChar));
        var status = Utf8.FromUtf16(value, _buffer.AsSpan(start), out _, out var written, replaceInvalidSequences: false);
        _length = start + written;
        if (status != OperationStatus.Done)
            ThrowBrokenPair();
        CheckText(_buffer.AsSpan(start, written));
    }

    private void CheckText(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Contains((byte)0))
            ThrowNul();
        if (_column.MaxLength > 0 && utf8.Length > _column.MaxLength)
            CheckCharacters(utf8);
    }

    /// <summary>PostgreSQL counts code points: every byte but the continuation bytes 10xxxxxx begins one.</summary>
    private void CheckCharacters(ReadOnlySpan<byte> utf8)
    {
        var characters = 0;
        foreach (var unit in utf8)
            characters += (unit & 0xC0) != 0x80 ? 1 : 0;
        if (characters > _column.MaxLength)
            throw Refused(
                $"at most {_column.MaxLength} characters", $"{characters} characters", "widen the column, or shorten the text in the rule");
    }

    private void ThrowNul() =>
        throw Refused("text without the character U+0000", "text with U+0000", "PostgreSQL cannot hold it: take it out in the rule");

    private void ThrowBrokenPair() =>
        throw Refused("Unicode text", "text with half of a surrogate pair", "the rule cut a character in two: cut between characters");
}
