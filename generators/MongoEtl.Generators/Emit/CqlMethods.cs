using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>What <c>CqlWriter</c> calls the writing of each type.</summary>
internal static class CqlMethods
{
    /// <summary>The method for a column.</summary>
    public static string Of(ColumnModel column) => column.Cql!.Name switch
    {
        "text" or "ascii" when column.Kind == ValueKind.SourceId => "SourceId",
        "text" when column.Kind == ValueKind.Raw => "Json",
        "ascii" => "Text",
        var name => Named(name),
    };

    /// <summary>The further arguments for a collection: what its elements are.</summary>
    public static string Elements(ColumnModel column)
    {
        if (column.Cql is not { Arguments.Count: > 0 } type)
            return "";
        var last = type.Arguments.Count - 1;
        var key = column.MapKeyKind is { } kind ? $", {Element(kind, type.Arguments[0])}" : "";
        return $"{key}, {Element(column.ElementKind!.Value, type.Arguments[last])}";
    }

    private static string Element(ValueKind kind, string type) => "global::MongoEtl.Cassandra.CqlElements." + kind switch
    {
        ValueKind.SourceId => "SourceId",
        ValueKind.ObjectId => "ObjectId",
        ValueKind.DateTime => "DateTime",
        _ => Named(type),
    };

    /// <summary>A CQL type's name as C# writes it.</summary>
    private static string Named(string type) => type switch
    {
        "tinyint" => "TinyInt",
        "smallint" => "SmallInt",
        "bigint" => "BigInt",
        "timeuuid" => "TimeUuid",
        _ => char.ToUpperInvariant(type[0]) + type.Substring(1),
    };
}
