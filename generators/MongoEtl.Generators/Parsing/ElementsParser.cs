using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads <c>[RowPerElement]</c> and checks it against the document's list and the constructor.</summary>
internal sealed class ElementsParser(INamedTypeSymbol row, INamedTypeSymbol document, DiagnosticBag bag)
{
    public ElementsModel? Parse()
    {
        var attribute = row.Attribute("RowPerElement");
        var elementParameter = row.InstanceConstructors.SelectMany(c => c.Parameters)
            .FirstOrDefault(p => p.Type.PlainName() == KnownNames.Element)?.Type as INamedTypeSymbol;
        if (attribute is null)
        {
            if (elementParameter is not null)
                bag.Add(DiagnosticTable.WrongRowPerElement, row, row.Name, "nothing", "its constructor takes an Element<T>, so name the list with [RowPerElement(nameof(...))]");
            return null;
        }
        var name = attribute.Argument(0) as string ?? "";
        var property = document.UserBases().Concat([document]).SelectMany(c => c.GetMembers(name).OfType<IPropertySymbol>()).LastOrDefault();
        var type = property is null ? null : ValueType.Of(property.Type);
        var item = property is null ? null : ItemOf(property.Type);
        var problem = property is null ? $"'{document.Name}' has no such property"
            : item is null ? "it is no list; use DocumentList<T> or ScalarList<T>"
            : elementParameter is null ? $"the constructor must take the element as 'Element<{Short(item)}>'"
            : !SymbolEqualityComparer.Default.Equals(elementParameter.TypeArguments[0], item)
                ? $"its elements are '{Short(item)}', but the constructor takes 'Element<{Short(elementParameter.TypeArguments[0])}>'"
            : null;
        if (problem is not null)
        {
            bag.Add(DiagnosticTable.WrongRowPerElement, attribute.Place(), row.Name, name, problem);
            return null;
        }
        var field = property!.Attribute("Field")?.Texts() is [var first, ..] ? first : NameTranslation.ToCamelCase(name);
        var hasSourceIndex = type?.Kind is ValueKind.DocumentList or ValueKind.ScalarList;
        return new(property!.ContainingType.GlobalName(), name, field, item!.GlobalName(), hasSourceIndex, property.Type is IArrayTypeSymbol);
    }

    private static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static ITypeSymbol? ItemOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
            return array.ElementType;
        foreach (var list in new[] { type }.Concat(type.AllInterfaces).OfType<INamedTypeSymbol>())
        {
            if (list.PlainName() is KnownNames.ReadOnlyList or KnownNames.DocumentList or KnownNames.ScalarList)
                return list.TypeArguments[0];
        }
        return null;
    }
}
