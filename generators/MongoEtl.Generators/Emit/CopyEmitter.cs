using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes <c>XRow.Copy.g.cs</c>: the binary COPY encoder of a row class.</summary>
internal static class CopyEmitter
{
    public static string Emit(RowModel row)
    {
        var code = CodeWriter.ForFile(row.Class);
        code.Open($"partial class {row.Class.Name}");
        ColumnsEmitter.Emit(code, row);
        EmitEncode(code, row);
        if (row.Columns.Any(c => c.Reference is not null))
            MentionEmitter.Emit(code, row);
        EmitNamespaces(code, row);
        EnumLabelEmitter.Emit(code, row);
        return code.Finish();
    }

    /// <summary>The type of the set that tells repeated elements, or null for rows that are not per element.</summary>
    public static string? SeenType(RowModel row)
    {
        if (row.Elements is null)
            return null;
        var types = KeyColumns(row).Select(ReferenceEmitter.KeyType).ToList();
        return $"global::System.Collections.Generic.HashSet<{(types.Count == 1 ? types[0] : $"({string.Join(", ", types)})")}>";
    }

    private static IEnumerable<ColumnModel> KeyColumns(RowModel row) => row.MergeKey.Select(k => row.Columns.First(c => c.Name == k));

    private static void EmitEncode(CodeWriter code, RowModel row)
    {
        code.Line("/// <summary>Appends the row of the present document" + (row.Elements is null ? "" : " and element") + ". Fields of the COPY stream, in order:");
        code.Line("/// " + string.Join(", ", row.Columns.Select(c => $"{Xml(c.Name)} {Xml(c.Postgres.Ddl)}")) + ".</summary>");
        var seen = SeenType(row) is { } type ? $", {type} seen" : "";
        code.Open($"internal static void Encode(global::MongoEtl.PostgreSql.CopyWriter copy, {row.Document} source, {row.Class.Global} row, "
            + $"global::MongoEtl.IKeyResolver keys, global::MongoEtl.EncodeTally tally{seen})");
        var first = row.When is not null || row.Columns.Any(c => c.Reference is not null) || row.Elements is not null;
        if (first)
            code.Line("// What is computed before the row begins, so that an exception knows its column.").Line("global::MongoEtl.Internal.Column? at = null;");
        code.Open("try");
        EmitBefore(code, row);
        if (first)
            code.Line("at = null;");
        code.Line($"copy.BeginRow({row.Columns.Count});");
        foreach (var column in row.Columns)
            ColumnEmitter.Emit(code, row, column);
        code.Line("copy.EndRow();");
        code.Close();
        Rethrow(code, row, first ? "(at ?? copy.CurrentColumn)" : "copy.CurrentColumn");
        code.Close().Line();
    }

    private static void EmitBefore(CodeWriter code, RowModel row)
    {
        if (row.When is not null)
        {
            code.Line("at = Columns.WhenCondition;");
            code.Line($"if (!({row.When}))").Line("    return;");
        }
        foreach (var column in row.Columns.Where(c => c.Reference is not null))
            ReferenceEmitter.EmitResolve(code, row, column);
        if (row.Elements is null)
            return;
        var values = KeyColumns(row).Select(ReferenceEmitter.KeyValue).ToList();
        if (values.Count == 0)
            return;
        code.Line($"at = Columns.{KeyColumns(row).First().Property};");
        code.Open($"if (!seen.Add({(values.Count == 1 ? values[0] : $"({string.Join(", ", values)})")}))");
        code.Line($"tally.SkippedElement({Literal.Text(row.Elements.Field)});").Line("return;").Close();
    }

    /// <summary>The catch that tells which column's rule threw.</summary>
    public static void Rethrow(CodeWriter code, RowModel row, string column)
    {
        code.Open("catch (global::System.Exception thrown) when (thrown is not (global::MongoEtl.DocumentException or global::System.OperationCanceledException))");
        code.Line($"throw new global::MongoEtl.RuleException({Literal.Text(row.Table)}, {column}.Name, thrown);");
        code.Close();
    }

    private static void EmitNamespaces(CodeWriter code, RowModel row)
    {
        var spaces = row.Columns.Where(c => c.Reference is { Key: KeyKind.Uuid5 }).ToList();
        foreach (var column in spaces)
            code.Line($"private static readonly global::System.Guid {column.Property}Namespace = new({Literal.Text(column.Reference!.NamespaceUuid)});");
        if (spaces.Count > 0)
            code.Line();
    }

    private static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;");
}
