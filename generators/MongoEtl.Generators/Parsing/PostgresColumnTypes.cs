using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads <c>[Column(Type = ...)]</c> of a PostgreSQL row and checks that the type can hold the property.</summary>
internal sealed class PostgresColumnTypes(INamedTypeSymbol row, DiagnosticBag bag) : IColumnTypes
{
    private const string Known = "smallint, integer, bigint, real, double precision, numeric(p,s), boolean, text, varchar(n), char(n), "
        + "timestamptz, timestamp, date, uuid, jsonb, json, bytea, or an array such as text[]";

    public (string Store, string Use) Words => ("PostgreSQL", "a scalar, an enum, Reference<T>, RawBson or a list of scalars");

    public bool CanHold(HeldValue held) => Natural(held) is not null;

    public ColumnModel Apply(IPropertySymbol property, ColumnModel column, HeldValue held) =>
        column with { Postgres = TypeOf(property, held, Natural(held)!) };

    private PostgresType TypeOf(IPropertySymbol property, HeldValue held, PostgresType natural)
    {
        if (property.Attribute("Column")?.Named("Type") is not string text)
            return natural;
        if (PostgresTypes.Parse(text) is not { } type)
        {
            bag.Add(DiagnosticTable.UnknownColumnType, property, row.Name, property.Name, text, Known);
            return natural;
        }
        if (PostgresTypes.CanHold(type, held.Kind, held.Element))
            return type;
        bag.Add(DiagnosticTable.ColumnCannotHold, property, row.Name, property.Name, text,
            property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), PostgresTypes.HoldersOf(held.Kind, held.Element));
        return natural;
    }

    public static PostgresType? Natural(HeldValue held) => held.Kind switch
    {
        ValueKind.List or ValueKind.ScalarList => held.Element is { } element ? PostgresTypes.DefaultArray(element) : null,
        _ => PostgresTypes.Default(held.Kind, held.Enum),
    };
}
