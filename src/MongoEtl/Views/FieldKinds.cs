namespace MongoEtl.Internal;

/// <summary>What each kind takes, in words for messages and as a test that decodes nothing it need not.</summary>
internal static class FieldKinds
{
    internal static string Describe(FieldKind kind) => kind switch
    {
        FieldKind.Text => "a text",
        FieldKind.Int16 => "an integer of 16 bits",
        FieldKind.Int32 => "an integer of 32 bits",
        FieldKind.Int64 => "an integer of 64 bits",
        FieldKind.Single => "a number that a 32-bit float holds",
        FieldKind.Double => "a number that a 64-bit float holds",
        FieldKind.Decimal => "a number that a decimal holds",
        FieldKind.Boolean => "true or false",
        FieldKind.DateTimeOffset or FieldKind.DateTime or FieldKind.DateOnly => "a date of the years 1 to 9999",
        FieldKind.Guid => "a UUID (binary subtype 4 or its text)",
        FieldKind.ObjectId => "an ObjectId",
        FieldKind.SourceId => "an id",
        FieldKind.Bytes => "a binary",
        FieldKind.Document => "an embedded document",
        FieldKind.List => "an array",
        FieldKind.Raw => "any value",
        FieldKind.Reference => "a reference (ObjectId, text, number, UUID or a document with _id)",
        FieldKind.Enum => "one of the known texts",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Whether a value that is not null can be read as the kind; an enum's text is looked at by its own lookup only.</summary>
    internal static bool Takes(FieldKind kind, BsonType type, ReadOnlySpan<byte> value, bool lenient, out string? problem)
    {
        problem = null;
        return kind switch
        {
            FieldKind.Text or FieldKind.Enum => TakesText(type, value, lenient, out problem),
            FieldKind.Int16 => NumberConversion.Int16(type, value, lenient, out _, out problem),
            FieldKind.Int32 => NumberConversion.Int32(type, value, lenient, out _, out problem),
            FieldKind.Int64 => NumberConversion.Int64(type, value, lenient, out _, out problem),
            FieldKind.Single => NumberConversion.Single(type, value, lenient, out _, out problem),
            FieldKind.Double => NumberConversion.Double(type, value, lenient, out _, out problem),
            FieldKind.Decimal => NumberConversion.Decimal(type, value, lenient, out _, out problem),
            FieldKind.Boolean => TextConversion.Boolean(type, value, lenient, out _, out problem),
            FieldKind.DateTimeOffset or FieldKind.DateTime or FieldKind.DateOnly =>
                DateConversion.Moment(type, value, lenient, out _, out problem),
            FieldKind.Guid => TextConversion.Uuid(type, value, lenient, out _, out problem),
            FieldKind.ObjectId => TextConversion.Oid(type, value, lenient, out _, out problem),
            FieldKind.SourceId => ReferenceConversion.Id(type, value, lenient, out _, out problem),
            FieldKind.Reference => ReferenceConversion.Mention<object>(type, value, lenient, out _, out problem),
            FieldKind.Bytes => TextConversion.TryBytes(type, value, out _, out problem),
            FieldKind.Document => type == BsonType.Document,
            FieldKind.List => type == BsonType.Array,
            FieldKind.Raw => true,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static bool TakesText(BsonType type, ReadOnlySpan<byte> value, bool lenient, out string? problem)
    {
        problem = null;
        if (type is not (BsonType.String or BsonType.Symbol))
            return lenient && NumberConversion.Exact(type, value, false, out _, out problem);
        problem = System.Text.Unicode.Utf8.IsValid(BsonValue.Text(value)) ? null : Problems.InvalidUtf8;
        return problem is null;
    }
}
