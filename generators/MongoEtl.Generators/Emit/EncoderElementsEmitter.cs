using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes the loops of an encoder over the elements of a list, one row each.</summary>
internal static class EncoderElementsEmitter
{
    public static void Emit(CodeWriter code, EncoderRow row)
    {
        if (row.Table.References.Count > 0)
        {
            Loop(code, row, $"private void Mention{row.Name}(global::MongoEtl.IKeyMentions mentions)", null,
                $"{row.Table.Holder}.Mention(mentions, _source, {row.Field});");
        }
        var (type, buffer) = (row.Writer.Type, row.Writer.Variable);
        var others = "global::MongoEtl.IKeyResolver keys, global::MongoEtl.EncodeTally tally";
        Loop(code, row, $"private void Encode{row.Name}({type} {buffer}, {others})",
            $"{row.Field}Seen.Clear();", $"{row.Table.Holder}.Encode({buffer}, _source, {row.Field}, keys, tally, {row.Field}Seen);");
    }

    private static void Loop(CodeWriter code, EncoderRow row, string head, string? before, string call)
    {
        var elements = row.Table.Elements!;
        code.Open(head);
        if (before is not null)
            code.Line(before);
        code.Line($"if (_source.{elements.Property} is not {{ }} elements)").Line("    return;");
        code.Open($"for (var i = 0; i < elements.{(elements.IsArray ? "Length" : "Count")}; i++)");
        code.Line($"{row.ElementField}.MoveTo({(elements.HasSourceIndex ? "elements.SourceIndex(i)" : "i")}, elements[i]);");
        code.Line(call);
        code.Close().Close().Line();
    }
}
