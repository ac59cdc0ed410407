using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes the getter of one element property, and for texts the one that gives its bytes.</summary>
internal static class GetterEmitter
{
    public static void Emit(CodeWriter code, FieldModel field, ElementNames elements)
    {
        code.Line($"{field.Modifiers} partial {field.Type} {field.Name} => {Value(field, elements)};").Line();
        if (field.Kind != ValueKind.Text)
            return;
        code.Line($"/// <summary>The bytes of <see cref=\"{field.Name}\"/>, for columns that pass it on.</summary>");
        code.Line($"internal global::MongoEtl.Utf8Text {Utf8Name(field.Name)} => {Utf8(field, elements)};").Line();
    }

    /// <summary>The property that gives a text's bytes.</summary>
    public static string Utf8Name(string property) => property + "Utf8";

    private static string Value(FieldModel field, ElementNames elements)
    {
        var value = FirstUsable(field, elements, (element, member) => Read(field, element, member));
        return TakesNoThrow(field) ? value : $"{value} ?? throw MissingValue(Fields.{field.Name})";
    }

    private static string Utf8(FieldModel field, ElementNames elements)
    {
        var value = FirstUsable(field, elements, (element, member) =>
            Replaced(field, element, member, $"new global::MongoEtl.Utf8Text({field.Constant}u8)", $"ReadUtf8(in {element}, {member})"));
        return field.Nullable ? value : $"RequireText({value}, Fields.{field.Name})";
    }

    /// <summary>"The first of several elements that is not empty and of a usable type, else the last as it stands."</summary>
    private static string FirstUsable(FieldModel field, ElementNames elements, Func<string, string, string> read)
    {
        var last = field.Elements.Count - 1;
        var text = "";
        for (var i = 0; i < last; i++)
        {
            var (element, member) = Names(i);
            text += $"IsUsable{Argument(field)}(in {element}, {member}{Lookup(field)}) ? {read(element, member)} : ";
        }
        var (lastElement, lastMember) = Names(last);
        text += read(lastElement, lastMember);
        return last > 0 && !field.Nullable ? $"({text})" : text;

        (string Element, string Member) Names(int i) => (elements[field.Elements[i]], "Fields." + FieldNames.Of(field, i));
    }

    private static string Read(FieldModel field, string element, string member) => Replaced(field, element, member, field.Constant, Reader(field, element, member));

    private static string Replaced(FieldModel field, string element, string member, string? constant, string read) =>
        field.Constant is null ? read : $"IsMismatch{Argument(field)}(in {element}, {member}{Lookup(field)}) ? {constant} : {read}";

    private static string Reader(FieldModel field, string element, string member)
    {
        var place = $"in {element}, {member}";
        return field.Kind switch
        {
            ValueKind.SourceId => field.Nullable ? $"ReadNullableId({place})" : $"ReadId({place})",
            ValueKind.Reference => $"ReadReference<{field.InnerType}>({place})",
            ValueKind.Raw when !field.Nullable => $"(ReadRaw({place}) ?? default)",
            ValueKind.Enum => $"ReadEnum<{field.InnerType}>({place}{Lookup(field)})",
            ValueKind.Document => $"ReadEmbedded({place}, _{field.Name}View ??= new())",
            ValueKind.DocumentList => $"ReadDocuments({place}, _{field.Name}List ??= new(static () => new()))",
            ValueKind.ScalarList => $"ReadScalars({place}, _{field.Name}List ??= new({ListReader(field)}, global::MongoEtl.Internal.FieldKind.{field.ElementKind}))",
            _ => $"Read{field.Kind}({place})",
        };
    }

    private static string ListReader(FieldModel field) => field.ElementKind switch
    {
        ValueKind.Reference => $"global::MongoEtl.Internal.ScalarReaders.Reference<{field.ElementInnerType}>()",
        ValueKind.Enum => $"global::MongoEtl.Internal.ScalarReaders.Enum<{field.InnerType}>({EnumLookupEmitter.Name(field.Enum!)})",
        _ => $"global::MongoEtl.Internal.ScalarReaders.{field.ElementKind}",
    };

    private static string Argument(FieldModel field) => field.Kind == ValueKind.Enum ? $"<{field.InnerType}>" : "";

    private static string Lookup(FieldModel field) => field.Kind == ValueKind.Enum ? ", " + EnumLookupEmitter.Name(field.Enum!) : "";

    /// <summary>Whether what the reader gives is already of the property's type. A raw value knows by itself that it is missing.</summary>
    private static bool TakesNoThrow(FieldModel field) => field.Nullable || field.Kind is ValueKind.Reference or ValueKind.SourceId or ValueKind.Raw;
}
