using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes the nested <c>Columns</c> class of a row class.</summary>
internal static class ColumnsEmitter
{
    public static void Emit(CodeWriter code, RowModel row)
    {
        var order = row.Store == Store.Cassandra ? "the insert statement's markers" : "the COPY stream";
        code.Line($"/// <summary>The columns, in the order of {order}.</summary>");
        code.Open("internal static class Columns");
        foreach (var column in row.Columns)
        {
            code.Line($"internal static readonly global::MongoEtl.Internal.Column {column.Property} = "
                + $"new({Arguments(column)}){Details(row, column)};");
        }
        if (row.When is not null)
            code.Line("internal static readonly global::MongoEtl.Internal.Column WhenCondition = new(\"[When]\", \"boolean\", Nullable: false);");
        code.Close().Line();
    }

    private static string Arguments(ColumnModel column) =>
        $"{Literal.Text(column.Name)}, {Literal.Text(column.Ddl)}, Nullable: {Literal.Bool(column.Nullable)}";

    private static string Encryption(RowModel row, ColumnModel column, string comparer)
    {
        var scope = column.ScopeColumn is { } name ? Literal.Text(name) : "null";
        var service = $"global::MongoEtl.Internal.RowServices.Require<{comparer}>(services, {Literal.Text(row.Class.Name)})";
        return $"new(static services => {service}, {scope})";
    }

    private static string Details(RowModel row, ColumnModel column)
    {
        var details = new List<string>();
        if (column.Postgres is { Length: > 0 } limited)
            details.Add($"MaxLength = {limited.Length}");
        if (column.Postgres is { Precision: > 0 } numeric)
            details.Add($"Precision = {numeric.Precision}, Scale = {numeric.Scale}");
        if (column.Field is not null)
            details.Add($"Field = {Literal.Text(column.Field)}");
        if (column.Sensitive)
            details.Add("Sensitive = true");
        if (column.Comparer is { } comparer)
            details.Add($"Encryption = {Encryption(row, column, comparer)}");
        return details.Count == 0 ? "" : $" {{ {string.Join(", ", details)} }}";
    }
}
