using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>PostgreSQL types of a stage table's columns: those that follow from the values. An enum is its text, for no type is made for
/// staging; a type that a property asks for is one of the row class's other table, unless it has none.</summary>
internal sealed class StageColumnTypes(PostgresColumnTypes types, bool isOnlyStaged) : IColumnTypes
{
    public (string Store, string Use) Words => ("PostgreSQL", "a scalar, an enum, Reference<T>, RawBson or a list of scalars; or leave it out with "
        + "[Stage(Columns = [...])]");

    public bool CanHold(HeldValue held) => Natural(held) is not null;

    public ColumnModel Apply(IPropertySymbol property, ColumnModel column, HeldValue held) =>
        isOnlyStaged && held.Kind != ValueKind.Enum ? types.Apply(property, column, held) : column with { Postgres = Natural(held) };

    private static PostgresType? Natural(HeldValue held) => held.Kind switch
    {
        ValueKind.Enum => new("text", "text"),
        ValueKind.Int8 => new("smallint", "smallint"),
        _ => PostgresColumnTypes.Natural(held),
    };
}
