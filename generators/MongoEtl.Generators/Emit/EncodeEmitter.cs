using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes a row class's columns and its encoder into the buffer of its store.</summary>
internal static class EncodeEmitter
{
    public static void Emit(CodeWriter code, RowModel row)
    {
        ColumnsEmitter.Emit(code, row);
        EmitEncode(code, row);
        if (row.Columns.Any(c => c.Reference is not null))
            MentionEmitter.Emit(code, row);
        EmitNamespaces(code, row);
        EnumLabelEmitter.Emit(code, row);
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
        var writer = RowWriter.Of(row.Store);
        var fields = row.Store == Store.Cassandra ? "Values" : "Fields of the COPY stream";
        var element = row.Elements is null ? "" : " and element";
        code.Line($"/// <summary>Appends the row of the present document{element}. {fields}, in order:");
        code.Line("/// " + string.Join(", ", row.Columns.Select(c => $"{Xml(c.Name)} {Xml(c.Ddl)}")) + ".</summary>");
        var seen = SeenType(row) is { } type ? $", {type} seen" : "";
        code.Open($"internal static void Encode({writer.Type} {writer.Variable}, {row.Document} source, {row.Class.Global} row, "
            + $"global::MongoEtl.IKeyResolver keys, global::MongoEtl.EncodeTally tally{seen})");
        var first = row.When is not null || row.Columns.Any(c => c.Reference is not null) || row.Elements is not null;
        if (first)
        {
            code.Line("// What is computed before the row begins, so that an exception knows its column.");
            code.Line("global::MongoEtl.Internal.Column? at = null;");
        }
        code.Open("try");
        EmitBefore(code, row);
        if (first)
            code.Line("at = null;");
        EmitValues(code, row, writer.Variable);
        code.Close();
        Rethrow(code, row, first ? $"(at ?? {writer.Variable}.CurrentColumn)" : $"{writer.Variable}.CurrentColumn");
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
        if (row.Store != Store.Stage)
            code.Line($"tally.SkippedElement({Literal.Text(row.Elements.Field)});");
        code.Line("return;").Close();
    }

    public static void EmitValues(CodeWriter code, RowModel row, string writer)
    {
        code.Line($"{writer}.BeginRow({row.Columns.Count});");
        for (var i = 0; i < row.Columns.Count; i++)
        {
            ColumnEmitter.Emit(code, row.Store, row.Columns[i]);
            if (i + 1 == row.PartitionKey.Count)
                code.Line($"{writer}.EndPartitionKey();");
            else if (row.ClusteringKey.Count > 0 && i + 1 == row.PartitionKey.Count + row.ClusteringKey.Count)
                code.Line($"{writer}.EndClusteringKey();");
        }
        code.Line($"{writer}.EndRow();");
    }

    /// <summary>The catch that tells which column's rule threw.</summary>
    public static void Rethrow(CodeWriter code, RowModel row, string column)
    {
        const string NotOurs = "thrown is not (global::MongoEtl.DocumentException or global::System.OperationCanceledException)";
        code.Open($"catch (global::System.Exception thrown) when ({NotOurs})");
        code.Line($"throw new global::MongoEtl.RuleException({Literal.Text(row.Table)}, {column}.Name, thrown);");
        code.Close();
    }

    private static void EmitNamespaces(CodeWriter code, RowModel row)
    {
        var spaces = row.Columns.Where(c => c.Reference is { Key: KeyKind.Uuid5 }).ToList();
        foreach (var column in spaces)
        {
            var uuid = Literal.Text(column.Reference!.NamespaceUuid);
            code.Line($"private static readonly global::System.Guid {column.Property}Namespace = new({uuid});");
        }
        if (spaces.Count > 0)
            code.Line();
    }

    private static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;");
}
