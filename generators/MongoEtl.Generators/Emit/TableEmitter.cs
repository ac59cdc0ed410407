using MongoEtl.Generators.Emit.Statements;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes <c>XRow.Table.g.cs</c>: the table and every statement about it.</summary>
internal static class TableEmitter
{
    public static string Emit(RowModel row)
    {
        var code = CodeWriter.ForFile(row.Class);
        code.Open($"partial class {row.Class.Name}");
        EmitTable(code, row);
        return code.Finish();
    }

    public static void EmitTable(CodeWriter code, RowModel row)
    {
        code.Line($"/// <summary>Table {TableStatements.QuotedName(row).Replace("&", "&amp;").Replace("<", "&lt;")} and every statement about it.</summary>");
        const string ForeignKeys = "global::System.Collections.Generic.IReadOnlyList<global::MongoEtl.ForeignKeyPlan> foreignKeys";
        var isStage = row.Store == Store.Stage;
        code.Open($"internal static global::MongoEtl.TablePlan DescribeTable({(isStage ? "" : ForeignKeys)}) => new()");
        code.Line($"Schema = {Literal.Text(row.Schema)},");
        code.Line($"Name = {Literal.Text(row.Table)},");
        code.Line($"Columns = [{string.Join(", ", row.Columns.Select(c => "Columns." + c.Property))}],");
        EmitDatabaseColumns(code, row);
        code.Line($"PrimaryKey = {Literal.Texts(row.PrimaryKey)},");
        code.Line($"MergeKey = {Literal.Texts(row.MergeKey)},");
        Optional(code, "NewestColumn", row.NewestColumn);
        Optional(code, "SourceIdColumn", row.SourceIdColumn);
        Optional(code, "SerialColumn", row.SerialColumn);
        if (row.IsOptional)
            code.Line("IsOptional = true,");
        Statement(code, "CreateStatement", TableStatements.Create(row));
        Statement(code, "CopyStatement", TableStatements.Copy(row));
        code.Line($"StagingName = {Literal.Text(TableStatements.StagingName(row))},");
        Statement(code, "StagingStatement", TableStatements.Staging(row));
        Statement(code, "StagingCopyStatement", TableStatements.StagingCopy(row));
        Statement(code, "MergeStatement", row.MergeKey.Count == 0 ? "" : MergeStatement.Of(row));
        EmitIndexes(code, row);
        if (!isStage)
            code.Line("ForeignKeys = foreignKeys,");
        code.Close(";").Line();
    }

    private static void EmitDatabaseColumns(CodeWriter code, RowModel row)
    {
        if (row.DatabaseColumns.Count == 0)
            return;
        code.Line("DatabaseColumns =").Line("[").Indent();
        foreach (var column in row.DatabaseColumns)
            code.Line($"new({Literal.Text(column.Name)}, {Literal.Text(column.Type)}, {Literal.Text(column.Default)}),");
        code.Outdent().Line("],");
    }

    private static void EmitIndexes(CodeWriter code, RowModel row)
    {
        code.Line("Indexes =").Line("[").Indent();
        foreach (var index in IndexStatements.Of(row))
        {
            code.Line($"new({Literal.Text(index.Name)}, global::MongoEtl.IndexKind.{index.Kind}, {Literal.Texts(index.Columns)},");
            code.Line($"    {Raw(index.Create)}),");
        }
        code.Outdent().Line("],");
    }

    internal static void Optional(CodeWriter code, string name, string? value)
    {
        if (value is not null)
            code.Line($"{name} = {Literal.Text(value)},");
    }

    internal static void Statement(CodeWriter code, string name, string sql)
    {
        if (!sql.Contains('\n'))
        {
            code.Line($"{name} = {Raw(sql)},");
            return;
        }
        var quotes = Quotes(sql);
        code.Line($"{name} = {quotes}").Indent().Block(sql).Line(quotes + ",").Outdent();
    }

    /// <summary>SQL is full of quotes, so it stands in a raw literal.</summary>
    internal static string Raw(string sql) => sql.Length == 0 || sql.StartsWith("\"") || sql.EndsWith("\"") ? Literal.Text(sql) : $"{Quotes(sql)}{sql}{Quotes(sql)}";

    private static string Quotes(string sql)
    {
        var longest = 0;
        for (int i = 0, run = 0; i < sql.Length; i++)
            longest = Math.Max(longest, run = sql[i] == '"' ? run + 1 : 0);
        return new('"', Math.Max(3, longest + 1));
    }
}
