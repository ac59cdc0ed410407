using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads <c>[Column(Type = ...)]</c> and checks that the type can hold the property.</summary>
internal sealed class ColumnTypeParser(INamedTypeSymbol row, DiagnosticBag bag)
{
    public PostgresType Parse(IPropertySymbol property, AttributeData? column, PostgresType natural, ValueKind held, ValueKind? element)
    {
        if (column?.Named("Type") is not string text)
            return natural;
        if (PostgresTypes.Parse(text) is not { } type)
        {
            bag.Add(DiagnosticTable.UnknownColumnType, property, row.Name, property.Name, text);
            return natural;
        }
        if (PostgresTypes.CanHold(type, held, element))
            return type;
        bag.Add(DiagnosticTable.ColumnCannotHold, property, row.Name, property.Name, text,
            property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), PostgresTypes.HoldersOf(held, element));
        return natural;
    }
}
