using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes how one column is encoded.</summary>
internal static class ColumnEmitter
{
    public static void Emit(CodeWriter code, Store store, ColumnModel column)
    {
        var writer = RowWriter.Of(store).Variable;
        var next = $"{writer}.Next(Columns.{column.Property})";
        if (column.Pass.Count > 0)
            PassEmitter.Emit(code, column, writer);
        else if (column.Reference is not null)
            code.Line($"{next}.{ReferenceMethod(column)}({ReferenceEmitter.Value(column)});");
        else if (column.Kind == ValueKind.Enum)
            EmitEnum(code, column, next);
        else
            code.Line($"{next}.{Method(column)}({Argument(column, $"row.{column.Property}")}{CqlMethods.Elements(column)});");
    }

    private static string ReferenceMethod(ColumnModel column) => column.Reference!.Key switch
    {
        KeyKind.Serial => Method(column),
        KeyKind.SourceId => "SourceId",
        _ when column.Cql is not null => Method(column),
        _ => "Uuid",
    };

    private static void EmitEnum(CodeWriter code, ColumnModel column, string next)
    {
        var label = EnumLabelEmitter.Name(column.Enum!);
        if (!column.NullableType)
        {
            code.Line($"{next}.Text(new global::MongoEtl.Utf8Text({label}(row.{column.Property})));");
            return;
        }
        var variable = NameTranslation.ToCamelCase(column.Property) + "Value";
        code.Line($"{next}.Text(row.{column.Property} is {{ }} {variable} ? new global::MongoEtl.Utf8Text({label}({variable})) : default);");
    }

    /// <summary>The writer's method for a column type.</summary>
    private static string Method(ColumnModel column) =>
        column.Postgres is { } postgres ? CopyMethod(column, postgres) : CqlMethods.Of(column);

    private static string CopyMethod(ColumnModel column, PostgresType postgres)
    {
        var name = postgres.Base switch
        {
            "smallint" => "Int16",
            "integer" => "Int32",
            "bigint" => "Int64",
            "real" => "Single",
            "double precision" => "Double",
            "numeric" => "Numeric",
            "boolean" => "Boolean",
            "timestamptz" or "timestamp" => "Timestamp",
            "date" => "Date",
            "uuid" => "Uuid",
            "jsonb" => "Jsonb",
            "json" => "Json",
            "bytea" => "Bytea",
            _ => column.Kind == ValueKind.SourceId ? "SourceId" : "Text",
        };
        return postgres.IsArray ? name + "Array" : name;
    }

    private static string Argument(ColumnModel column, string value) => column.Kind switch
    {
        ValueKind.DateTime => $"global::MongoEtl.Internal.UtcMoment.Of({value})",
        ValueKind.ObjectId => column.NullableType ? $"{value}?.ToString()" : $"{value}.ToString()",
        _ => value,
    };
}
