using System.Buffers.Binary;
using MongoEtl.Internal;

namespace MongoEtl;

/// <content>Readers that generated getters call. Null, undefined and missing give null; nothing is allocated for value types.</content>
public abstract partial class DocumentView
{
    /// <summary>An integer of 16 bits.</summary>
    /// <exception cref="FieldException">A mismatch that sets the document aside (so for every reader here).</exception>
    protected short? ReadInt16(in Element element, Field field) => Read<short>(element, field, NumberConversion.Int16);

    /// <summary>An integer of 32 bits.</summary>
    protected int? ReadInt32(in Element element, Field field) => element.Type == BsonType.Int32
        ? BinaryPrimitives.ReadInt32LittleEndian(Bytes(element))
        : Read<int>(element, field, NumberConversion.Int32);

    /// <summary>An integer of 64 bits.</summary>
    protected long? ReadInt64(in Element element, Field field) => Read<long>(element, field, NumberConversion.Int64);

    /// <summary>A float of 32 bits.</summary>
    protected float? ReadSingle(in Element element, Field field) => Read<float>(element, field, NumberConversion.Single);

    /// <summary>A float of 64 bits.</summary>
    protected double? ReadDouble(in Element element, Field field) => element.Type == BsonType.Double
        ? BinaryPrimitives.ReadDoubleLittleEndian(Bytes(element))
        : Read<double>(element, field, NumberConversion.Double);

    /// <summary>A decimal; a double by its shortest round-trip text.</summary>
    protected decimal? ReadDecimal(in Element element, Field field) => Read<decimal>(element, field, NumberConversion.Decimal);

    /// <summary>True or false; under <see cref="MismatchRule.Truthiness"/> whether any other value is not empty.</summary>
    protected bool? ReadBoolean(in Element element, Field field)
    {
        if (element.IsNull)
            return null;
        var value = Bytes(element);
        if (TextConversion.Boolean(element.Type, value, field.Lenient, out var result, out var problem))
            return result;
        Refuse(field, element.Type, problem);
        return field.OnMismatch == MismatchRule.Truthiness ? !BsonValue.IsEmpty(element.Type, value) : null;
    }

    /// <summary>A moment in UTC.</summary>
    protected DateTimeOffset? ReadDateTimeOffset(in Element element, Field field) =>
        Read<DateTimeOffset>(element, field, DateConversion.Moment);

    /// <summary>A moment as a DateTime of kind UTC.</summary>
    protected DateTime? ReadDateTime(in Element element, Field field) => Read<DateTime>(element, field, DateConversion.UtcDateTime);

    /// <summary>The UTC day of a moment.</summary>
    protected DateOnly? ReadDateOnly(in Element element, Field field) => Read<DateOnly>(element, field, DateConversion.Day);

    /// <summary>A UUID.</summary>
    protected Guid? ReadGuid(in Element element, Field field) => Read<Guid>(element, field, TextConversion.Uuid);

    /// <summary>An ObjectId, or its text.</summary>
    protected ObjectId? ReadObjectId(in Element element, Field field) => Read<ObjectId>(element, field, TextConversion.Oid);

    /// <summary>The document's id, which must be there whatever the field's rule.</summary>
    protected SourceId ReadId(in Element element, Field field)
    {
        string? problem = null;
        if (!element.IsNull && ReferenceConversion.Id(element.Type, Bytes(element), field.Lenient, out var id, out problem))
            return id;
        ThrowMismatch(field, element.Type, problem, -1);
        return default;
    }

    /// <summary>An id of any type.</summary>
    protected SourceId? ReadNullableId(in Element element, Field field) => Read<SourceId>(element, field, ReferenceConversion.Id);

    /// <summary>A reference; null gives a null reference.</summary>
    protected Reference<T> ReadReference<T>(in Element element, Field field)
        where T : class
    {
        if (element.IsNull)
            return default;
        if (ReferenceConversion.Mention<T>(element.Type, Bytes(element), field.Lenient, out var result, out var problem))
            return result;
        Refuse(field, element.Type, problem);
        return default;
    }

    /// <summary>The value undecoded; null if it is null or missing.</summary>
    protected RawBson? ReadRaw(in Element element, Field field) =>
        element.IsNull ? null : new RawBson(element.Type, _buffer, element.Offset, element.Length);

    /// <summary>A binary's bytes of any subtype, copied.</summary>
    protected byte[]? ReadBytes(in Element element, Field field)
    {
        if (element.IsNull)
            return null;
        if (TextConversion.Bytes(element.Type, Bytes(element), field.Lenient, out var result, out var problem))
            return result;
        Refuse(field, element.Type, problem);
        return null;
    }

    /// <summary>
    /// Whether the element is neither empty nor of a type the field cannot take; the latter is noted, whatever the rule.
    /// </summary>
    /// <remarks>For the elements of <c>[Field("a", "b")]</c> but the last, which is taken as it stands.</remarks>
    protected bool IsUsable(in Element element, Field field) =>
        !element.IsNull && !BsonValue.IsEmpty(element.Type, Bytes(element)) && (TakesAnything(field) || !IsMismatch(element, field));

    /// <summary>As the other overload, for an enum: a text is usable, also one that no member has, which is then a mismatch of the whole field.</summary>
    protected bool IsUsable<T>(in Element element, Field field, EnumLookup<T> lookup)
        where T : struct, Enum =>
        !element.IsNull && !BsonValue.IsEmpty(element.Type, Bytes(element))
        && (element.Type is BsonType.String or BsonType.Symbol || !IsMismatch(element, field, lookup));

    /// <summary>
    /// Whether the element holds something that the field cannot take, which is then noted: a constant takes its place.
    /// </summary>
    protected bool IsMismatch(in Element element, Field field)
    {
        if (StandsForNull(element, field) || FieldKinds.Takes(field.Kind, element.Type, Bytes(element), field.Lenient, out _))
            return false;
        MismatchLog?.Note(field, element.Type);
        return true;
    }

    /// <summary>As the other overload, for an enum: an unknown text is a mismatch.</summary>
    protected bool IsMismatch<T>(in Element element, Field field, EnumLookup<T> lookup)
        where T : struct, Enum
    {
        if (StandsForNull(element, field) || EnumConversion.Member(element.Type, Bytes(element), field.Lenient, lookup, out _, out _))
            return false;
        MismatchLog?.Note(field, element.Type);
        return true;
    }

    private static bool TakesAnything(Field field) =>
        field.OnMismatch == MismatchRule.ToText && field.Kind == FieldKind.Text
        || field.OnMismatch == MismatchRule.Truthiness && field.Kind == FieldKind.Boolean;

    private T? Read<T>(in Element element, Field field, ScalarReader<T> reader)
        where T : struct
    {
        if (StandsForNull(element, field))
            return null;
        if (reader(element.Type, Bytes(element), field.Lenient, out var result, out var problem))
            return result;
        Refuse(field, element.Type, problem);
        return null;
    }

    /// <summary>Where text may stand for a number, a date or an enum member, empty text (length prefix and NUL, nothing between) stands for none.</summary>
    private static bool StandsForNull(in Element element, Field field) => element.IsNull
        || (field.Lenient && element is { Type: BsonType.String, Length: 5 } && field.Kind is not (FieldKind.Text or FieldKind.Boolean));
}
