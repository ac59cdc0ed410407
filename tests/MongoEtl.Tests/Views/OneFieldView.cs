using MongoEtl.Internal;

namespace MongoEtl.Tests.Views;

/// <summary>A view of the one element "x", as the generator would write it, with its readers in the open.</summary>
internal sealed class OneFieldView : DocumentView
{
    private readonly Field _field;
    private Element _x;

    internal OneFieldView(FieldKind kind, MismatchRule rule = MismatchRule.SetAside, bool lenient = false, bool sensitive = false)
    {
        _field = new Field("x", kind, rule, lenient, sensitive);
        MismatchLog = new MismatchLog();
    }

    internal Field Field => _field;

    internal OneFieldView On(string json)
    {
        var document = ExtendedJson.Parse(json);
        return On(document);
    }

    internal OneFieldView On(byte[] document)
    {
        MismatchLog!.Clear();
        Attach(document, 0, document.Length);
        return this;
    }

    internal string? Text => ReadText(_x, _field);

    internal Utf8Text Utf8 => ReadUtf8(_x, _field);

    internal DayOfWeek? Day => ReadEnum<DayOfWeek>(_x, _field, Lookup);

    internal bool DayIsMismatch => IsMismatch<DayOfWeek>(_x, _field, Lookup);

    internal bool DayIsUsable => IsUsable<DayOfWeek>(_x, _field, Lookup);

    internal bool Usable => IsUsable(_x, _field);

    internal bool Mismatch => IsMismatch(_x, _field);

    internal int? Int32 => ReadInt32(_x, _field);

    internal Guid? Uuid => ReadGuid(_x, _field);

    internal decimal? Decimal => ReadDecimal(_x, _field);

    internal double? Double => ReadDouble(_x, _field);

    internal DateTimeOffset? Moment => ReadDateTimeOffset(_x, _field);

    internal SourceId Id => ReadId(_x, _field);

    internal bool? Boolean => ReadBoolean(_x, _field);

    internal RawBson? Raw => ReadRaw(_x, _field);

    internal Reference<string> Reference => ReadReference<string>(_x, _field);

    /// <summary>Whatever the field's kind is, by its reader.</summary>
    internal object? Value => _field.Kind switch
    {
        FieldKind.Text => Text,
        FieldKind.Int16 => ReadInt16(_x, _field),
        FieldKind.Int32 => Int32,
        FieldKind.Int64 => ReadInt64(_x, _field),
        FieldKind.Single => ReadSingle(_x, _field),
        FieldKind.Double => Double,
        FieldKind.Decimal => Decimal,
        FieldKind.Boolean => Boolean,
        FieldKind.DateTimeOffset => Moment,
        FieldKind.DateTime => ReadDateTime(_x, _field),
        FieldKind.DateOnly => ReadDateOnly(_x, _field),
        FieldKind.Guid => Uuid,
        FieldKind.ObjectId => ReadObjectId(_x, _field),
        FieldKind.SourceId => ReadNullableId(_x, _field),
        FieldKind.Bytes => ReadBytes(_x, _field) is { } bytes ? Convert.ToHexStringLower(bytes) : null,
        FieldKind.Reference => Reference is { IsNull: false } reference ? reference : null,
        FieldKind.Enum => Day,
        _ => throw new ArgumentOutOfRangeException(nameof(_field), _field.Kind, "no scalar"),
    };

    protected override void Locate(ReadOnlySpan<byte> document, int offset)
    {
        _x = default;
        var reader = new BsonElementReader(document);
        while (reader.MoveNext())
        {
            if (reader.Name.SequenceEqual("x"u8))
                _x = new Element(offset + reader.ValueOffset, reader.ValueLength, reader.Type);
        }
    }

    private static bool Lookup(ReadOnlySpan<byte> utf8, out DayOfWeek day)
    {
        day = utf8.SequenceEqual("LUNES"u8) ? DayOfWeek.Monday : DayOfWeek.Sunday;
        return utf8.SequenceEqual("LUNES"u8) || utf8.SequenceEqual("7"u8);
    }
}
