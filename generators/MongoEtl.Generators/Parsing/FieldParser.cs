using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads one partial property of a document class that is an element.</summary>
internal sealed class FieldParser(INamedTypeSymbol owner, DiagnosticBag bag)
{
    private readonly bool _lenientClass = owner.Has("Lenient") || owner.UserBases().Any(type => type.Has("Lenient"));

    public FieldModel? Parse(IPropertySymbol property)
    {
        var type = ValueType.Of(property.Type);
        if (type is null || !IsReadable(type))
        {
            bag.Add(DiagnosticTable.UnsupportedProperty, property, owner.Name, property.Name, property.Type.ToDisplayString());
            return null;
        }
        var names = property.Attribute("Field")?.Texts() is { Length: > 0 } given ? given : [DefaultElement(property)];
        var element = ElementOf(type);
        var enumType = type.Kind == ValueKind.Enum ? type.Inner : element?.Kind == ValueKind.Enum ? element.Inner : null;
        var field = new FieldModel
        {
            Name = property.Name,
            Modifiers = PropertyModifiers.Of(property),
            Type = property.Type.GlobalName(),
            Kind = type.Kind == ValueKind.List ? ValueKind.ScalarList : type.Kind,
            Nullable = type.Nullable,
            Elements = names.ToEquatable(),
            InnerType = type.Inner?.GlobalName(),
            ElementKind = element?.Kind,
            ElementInnerType = element?.Inner?.GlobalName(),
            Enum = enumType is null ? null : EnumParser.Parse(enumType, bag),
            Lenient = _lenientClass || property.Has("Lenient"),
            Sensitive = property.Has("Sensitive"),
            IsId = property.Has("Id"),
            IsAlternateKey = property.Has("AlternateKey"),
        };
        CheckKeyTypes(property, field);
        return new MismatchParser(owner, bag).Apply(property, field);
    }

    private static string DefaultElement(IPropertySymbol property) =>
        property.Has("Id") ? "_id" : NameTranslation.ToCamelCase(property.Name);

    private static ValueType? ElementOf(ValueType type) =>
        type is { Kind: ValueKind.ScalarList or ValueKind.List, Inner: { } inner } ? ValueType.Of(inner) : null;

    /// <summary>Whether a view can read it: lists are the runtime's own, of scalars, or their common interface.</summary>
    private static bool IsReadable(ValueType type) => type.Kind switch
    {
        ValueKind.List or ValueKind.ScalarList => ElementOf(type) is { Nullable: false } element
            && element.Kind is not (ValueKind.Document or ValueKind.DocumentList or ValueKind.ScalarList or ValueKind.List or ValueKind.Raw
                or ValueKind.Int8 or ValueKind.TimeOnly or ValueKind.IPAddress or ValueKind.Set or ValueKind.Map),
        ValueKind.Document or ValueKind.DocumentList => type.Inner is { } inner && (inner.Has("Document") || inner.Has("Collection")),
        ValueKind.Reference => type is { Nullable: false, Inner: not null },
        // Only rows have these.
        ValueKind.Int8 or ValueKind.TimeOnly or ValueKind.IPAddress or ValueKind.Set or ValueKind.Map => false,
        _ => true,
    };

    private void CheckKeyTypes(IPropertySymbol property, FieldModel field)
    {
        if (field.IsId && field is not { Kind: ValueKind.SourceId, Nullable: false })
            Wrong(property, "Id", "SourceId");
        if (field.IsAlternateKey && field.Kind != ValueKind.Text)
            Wrong(property, "AlternateKey", "string?");
    }

    private void Wrong(IPropertySymbol property, string attribute, string expected) =>
        bag.Add(DiagnosticTable.WrongKeyType, property, owner.Name, property.Name, attribute, expected, property.Type.ToDisplayString());
}
