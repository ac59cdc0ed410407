using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes how a reference column finds its key.</summary>
internal static class ReferenceEmitter
{
    /// <summary>The variable that holds what was found.</summary>
    public static string Variable(ColumnModel column) => NameTranslation.ToCamelCase(column.Property) + (column.Reference!.Key == KeyKind.Serial ? "Key" : "Source");

    /// <summary>The constant that tells the key resolver what the column refers to.</summary>
    public static string TargetConstant(RowModel row, ColumnModel column) => $"global::MongoEtl.Generated.KeyTargets.{TargetName(row.Class, column.Property)}";

    /// <summary>The name of that constant.</summary>
    public static string TargetName(ClassName row, string property) => row.Dotted.Replace('.', '_') + "_" + property;

    public static void EmitResolve(CodeWriter code, RowModel row, ColumnModel column)
    {
        var reference = column.Reference!;
        var isSerial = reference.Key == KeyKind.Serial;
        var method = isSerial ? "TryResolveKey" : reference.OnUnresolved == "Keep" ? "TryKeepId" : "TryResolveId";
        code.Line($"at = Columns.{column.Property};");
        var found = (isSerial ? "int?" : "global::MongoEtl.SourceId?") + " " + Variable(column);
        var call = $"global::MongoEtl.Internal.References.{method}(keys, {TargetConstant(row, column)}, row.{column.Property}, out {found})";
        // What is staged is counted where it is written, and nothing else comes of it.
        if (row.Store == Store.Stage && reference.OnUnresolved is ("Null" or "Keep"))
        {
            code.Line($"_ = {call};");
            return;
        }
        code.Open($"if (!{call})");
        EmitUnresolved(code, row, column);
        code.Close();
        if (reference.IncludesNull)
            code.Line($"{Variable(column)} ??= {reference.UnresolvedValue};");
        // An element that refers to nothing at all is as unusable as one that does not resolve.
        if (row.Elements is { } elements && reference.OnUnresolved == "SkipRow" && !column.Nullable)
        {
            code.Open($"if ({Variable(column)} is null)");
            if (row.Store != Store.Stage)
                code.Line($"tally.SkippedElement({Literal.Text(elements.Field)});");
            code.Line("return;").Close();
        }
    }

    private static void EmitUnresolved(CodeWriter code, RowModel row, ColumnModel column)
    {
        var reference = column.Reference!;
        var field = Literal.Text(column.Field ?? column.Name);
        if (reference.OnUnresolved == "SetAside")
        {
            code.Line($"throw new global::MongoEtl.UnresolvedException({field}, {Literal.Text(EntityName(reference.Document))});");
            return;
        }
        var counts = row.Store != Store.Stage;
        if (counts)
            code.Line($"tally.Unresolved({field});");
        if (reference.OnUnresolved == "Value")
            code.Line($"{Variable(column)} = {reference.UnresolvedValue};");
        if (reference.OnUnresolved == "SkipRow" && counts)
            code.Line($"tally.SkippedRow({Literal.Text(row.Table)});");
        if (reference.OnUnresolved == "SkipRow")
            code.Line("return;");
    }

    public static string EntityName(string document) => NameTranslation.ToSnakeCase(ClassName.Simple(document));

    /// <summary>What goes into the column.</summary>
    public static string Value(ColumnModel column) => column.Reference!.Key switch
    {
        KeyKind.Uuid5 => $"global::MongoEtl.Internal.References.Uuid5Of({column.Property}Namespace, {Variable(column)})",
        KeyKind.TimeUuid => $"global::MongoEtl.Internal.References.TimeUuidOf({Variable(column)})",
        _ => Variable(column),
    };

    /// <summary>The type by which a key column's values are compared within a document.</summary>
    public static string KeyType(ColumnModel column) => column.Reference switch
    {
        null => column.Type + (column.NullableType ? "?" : ""),
        { Key: KeyKind.Serial } => "int?",
        _ => "global::MongoEtl.SourceId?",
    };

    /// <summary>The value by which a key column is compared within a document.</summary>
    public static string KeyValue(ColumnModel column) => column.Reference is null ? $"row.{column.Property}" : Variable(column);
}
