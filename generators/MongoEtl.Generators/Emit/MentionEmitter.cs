using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes <c>Mention</c>: what a row refers to, so that a batch can be resolved at once.</summary>
internal static class MentionEmitter
{
    public static void Emit(CodeWriter code, RowModel row)
    {
        code.Line("/// <summary>Reports what the row refers to.</summary>");
        code.Open($"internal static void Mention(global::MongoEtl.IKeyMentions mentions, {row.Document} source, {row.Class.Global} row)");
        var first = row.When is null ? row.Columns.First(c => c.Reference is not null).Property : "WhenCondition";
        code.Line($"var at = Columns.{first};");
        code.Open("try");
        // A rule may rely on the row's condition, so it is asked first.
        if (row.When is not null)
            code.Line($"if (!({row.When}))").Line("    return;");
        foreach (var column in row.Columns.Where(c => c.Reference is not null))
        {
            if (column.Property != first)
                code.Line($"at = Columns.{column.Property};");
            code.Line($"global::MongoEtl.Internal.References.Mention(mentions, {ReferenceEmitter.TargetConstant(row, column)}, row.{column.Property});");
        }
        code.Close();
        EncodeEmitter.Rethrow(code, row, "at");
        code.Close().Line();
    }
}
