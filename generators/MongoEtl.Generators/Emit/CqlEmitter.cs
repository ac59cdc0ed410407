using MongoEtl.Generators.Emit.Statements;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes <c>XRow.Cql.g.cs</c>: a Cassandra table with every statement about it, and the encoder of its rows.</summary>
internal static class CqlEmitter
{
    public static string Emit(RowModel row)
    {
        var code = CodeWriter.ForFile(row.Class);
        code.Open($"partial class {row.Class.Name}");
        EmitTable(code, row);
        EncodeEmitter.Emit(code, row);
        return code.Finish();
    }

    public static void EmitTable(CodeWriter code, RowModel row)
    {
        code.Line($"/// <summary>Cassandra table {Sql.Quote(row.Table)} and every statement about it.</summary>");
        code.Open("internal static global::MongoEtl.CqlTablePlan DescribeTable() => new()");
        code.Line($"Name = {Literal.Text(row.Table)},");
        code.Line($"Columns = [{string.Join(", ", row.Columns.Select(c => "Columns." + c.Property))}],");
        code.Line($"PartitionKeyColumns = {row.PartitionKey.Count},");
        var clustering = row.ClusteringKey.Select(c => $"new({Literal.Text(c.Name)}, Descending: {Literal.Bool(c.Descending)})");
        code.Line($"ClusteringKey = [{string.Join(", ", clustering)}],");
        TableEmitter.Optional(code, "NewestColumn", row.NewestColumn);
        TableEmitter.Optional(code, "SourceIdColumn", row.SourceIdColumn);
        if (row.IsOptional)
            code.Line("IsOptional = true,");
        TableEmitter.Statement(code, "CreateStatement", CqlStatements.Create(row));
        TableEmitter.Statement(code, "InsertStatement", CqlStatements.Insert(row));
        TableEmitter.Statement(code, "DeleteStatement", CqlStatements.Delete(row));
        code.Close(";").Line();
    }
}
