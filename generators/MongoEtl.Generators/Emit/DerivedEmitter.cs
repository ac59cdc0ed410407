using MongoEtl.Generators.Emit.Statements;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes <c>X.Derived.g.cs</c>: a derived table, the properties that read a row of its query, and the encoder of such
/// rows.</summary>
internal static class DerivedEmitter
{
    public static string Emit(DerivedModel model)
    {
        var row = model.Row;
        var code = CodeWriter.ForFile(row.Class);
        code.Open($"partial class {row.Class.Name}");
        code.Line("private global::MongoEtl.DerivedRow _values = null!;").Line();
        for (var i = 0; i < row.Columns.Count; i++)
            EmitProperty(code, row.Columns[i], model.Modifiers[i], i);
        code.Line();
        EmitPlan(code, model);
        CqlEmitter.EmitTable(code, row);
        ColumnsEmitter.Emit(code, row);
        EmitEncode(code, row);
        return code.Finish();
    }

    private static void EmitProperty(CodeWriter code, ColumnModel column, string modifiers, int ordinal)
    {
        var read = $"_values.{Getter(column.Kind)}({ordinal})";
        var type = column.Type + (column.NullableType && !column.Type.EndsWith("?") ? "?" : "");
        code.Line($"{modifiers} partial {type} {column.Property} => {(column.NullableType ? $"_values.IsNull({ordinal}) ? null : {read}" : read)};");
    }

    private static string Getter(ValueKind kind) => kind switch
    {
        ValueKind.Decimal => "Numeric",
        ValueKind.DateTimeOffset => "Timestamp",
        ValueKind.DateOnly => "Date",
        ValueKind.Guid => "Uuid",
        _ => kind.ToString(),
    };

    private static void EmitPlan(CodeWriter code, DerivedModel model)
    {
        code.Line("/// <summary>The derived table with its query.</summary>");
        code.Open("internal static global::MongoEtl.DerivedPlan DescribeDerived() => new()");
        TableEmitter.Statement(code, "Query", model.Query.Replace("\r", "").Trim());
        code.Line("Table = DescribeTable(),");
        code.Line($"ResultTypes = {Literal.Texts(model.ResultTypes)},");
        code.Line($"Fingerprint = {Literal.Text(model.SourceHash)},");
        code.Line($"CreateBuffer = static () => new global::MongoEtl.Cassandra.CqlWriter({Literal.Text(model.Row.Table)}),");
        code.Line("Encode = static (rows, values) => Encode((global::MongoEtl.Cassandra.CqlWriter)rows, values),");
        code.Close(";").Line();
    }

    private static void EmitEncode(CodeWriter code, RowModel row)
    {
        code.Line("/// <summary>Appends one row of the query. Values, in order:");
        code.Line("/// " + string.Join(", ", row.Columns.Select(c => $"{c.Name} {c.Ddl}")) + ".</summary>");
        code.Open("internal static void Encode(global::MongoEtl.Cassandra.CqlWriter cql, global::MongoEtl.DerivedRow values)");
        code.Line($"var row = new {row.Class.Global} {{ _values = values }};");
        EncodeEmitter.EmitValues(code, row, "cql");
        code.Close();
    }
}
