using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads <c>[Column(Type = ...)]</c> of a Cassandra row and checks that the type can hold the property.</summary>
internal sealed class CqlColumnTypes(INamedTypeSymbol row, DiagnosticBag bag) : IColumnTypes
{
    private const string Known = "tinyint, smallint, int, bigint, varint, float, double, decimal, boolean, text, ascii, timestamp, date, "
        + "time, uuid, timeuuid, blob, inet, list<T>, set<T>, map<K, V>, or a frozen<...> one of these three";

    public (string Store, string Use) Words => ("CQL", "a scalar, an enum, Reference<T>, RawBson, or a list, set or map of scalars");

    public bool CanHold(HeldValue held) => CqlTypes.Default(held) is not null;

    public ColumnModel Apply(IPropertySymbol property, ColumnModel column, HeldValue held) => column with { Cql = TypeOf(property, held) };

    private CqlType TypeOf(IPropertySymbol property, HeldValue held)
    {
        var natural = CqlTypes.Default(held)!;
        if (property.Attribute("Column")?.Named("Type") is not string text)
            return natural;
        if (CqlTypes.Parse(text) is not { } type)
        {
            bag.Add(DiagnosticTable.UnknownColumnType, property, row.Name, property.Name, text, Known);
            return natural;
        }
        if (CqlTypes.CanHold(type, held))
            return type;
        bag.Add(DiagnosticTable.ColumnCannotHold, property, row.Name, property.Name, text,
            property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), CqlTypes.HoldersOf(held));
        return natural;
    }
}
