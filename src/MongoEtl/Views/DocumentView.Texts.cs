using System.Globalization;
using System.Text;
using System.Text.Unicode;
using MongoEtl.Internal;

namespace MongoEtl;

public abstract partial class DocumentView
{
    private ScratchBuffer? _scratch;

    /// <summary>
    /// The text as bytes of the document itself, or of scratch space where it is made from another type. Allocates nothing
    /// for texts.
    /// </summary>
    /// <exception cref="FieldException">A mismatch that sets the document aside.</exception>
    protected Utf8Text ReadUtf8(in Element element, Field field)
    {
        if (element.IsNull)
            return default;
        var value = Bytes(element);
        if (element.Type is BsonType.String or BsonType.Symbol)
        {
            var utf8 = BsonValue.Text(value);
            if (Utf8.IsValid(utf8))
                return new Utf8Text(utf8);
        }
        else if (field.Lenient && TryNumberText(element.Type, value, out var digits))
        {
            return digits;
        }
        FieldKinds.Takes(FieldKind.Text, element.Type, value, field.Lenient, out var problem);
        Refuse(field, element.Type, problem);
        return field.OnMismatch == MismatchRule.ToText ? Keep(ScalarText.OfAny(element.Type, value)) : default;
    }

    /// <summary>The text as a string.</summary>
    /// <exception cref="FieldException">A mismatch that sets the document aside.</exception>
    protected string? ReadText(in Element element, Field field)
    {
        var utf8 = ReadUtf8(element, field);
        return utf8.IsNull ? null : Encoding.UTF8.GetString(utf8.Bytes);
    }

    /// <summary>The member whose text the element holds.</summary>
    /// <exception cref="FieldException">A mismatch that sets the document aside; an unknown text is one.</exception>
    protected T? ReadEnum<T>(in Element element, Field field, EnumLookup<T> lookup)
        where T : struct, Enum
    {
        if (StandsForNull(element, field))
            return null;
        if (EnumConversion.Member(element.Type, Bytes(element), field.Lenient, lookup, out var result, out var problem))
            return result;
        Refuse(field, element.Type, problem);
        return null;
    }

    private bool TryNumberText(BsonType type, ReadOnlySpan<byte> value, out Utf8Text text)
    {
        text = default;
        if (NumberConversion.Int64(type, value, false, out var integer, out _))
        {
            var room = Scratch.Reserve(20);
            integer.TryFormat(room, out var length, default, CultureInfo.InvariantCulture);
            Scratch.Keep(length);
            text = new Utf8Text(room[..length]);
            return true;
        }
        if (ScalarText.Digits(type, value) is not { } digits)
            return false;
        text = Keep(digits);
        return true;
    }

    private ScratchBuffer Scratch => _scratch ??= new ScratchBuffer();

    private Utf8Text Keep(string text)
    {
        var room = Scratch.Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, room);
        Scratch.Keep(length);
        return new Utf8Text(room[..length]);
    }
}
