using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes <c>X.Entity.g.cs</c>: the encoder that ties a document class to its rows.</summary>
internal static class EncoderEmitter
{
    public static string ClassName(EntityModel entity) => entity.Class.Identifier + "Encoder";

    public static string FilterName(EntityModel entity) => entity.Class.Identifier + "Filter";

    public static string Emit(EncoderModel model)
    {
        var entity = model.Entity;
        var rows = EncoderRow.Of(model.Tables);
        var asked = model.Shared.Where(s => s.IsAlwaysAsked).ToList();
        var shared = rows.SelectMany(r => r.PerDocument).Concat(asked.Select(s => s.Class.Global)).Distinct().ToList();
        var code = CodeWriter.ForFile(entity.Class with { Outer = default });
        code.Line($"/// <summary>Turns documents of collection <c>{entity.Collection.Replace("&", "&amp;").Replace("<", "&lt;")}</c> into rows.</summary>");
        code.Open($"internal sealed class {ClassName(entity)} : global::MongoEtl.EntityEncoder");
        EncoderStateEmitter.Emit(code, entity, rows, shared);
        EmitRead(code, entity, shared, [entity.When, .. asked.Select(s => s.When)]);
        code.Line("/// <inheritdoc/>").Line($"public override global::MongoEtl.SourceId SourceId => _source.{entity.IdProperty};").Line();
        if (entity.AlternateKey is not null)
            EmitAlternateKey(code, entity);
        if (entity.Key == KeyKind.Serial)
            code.Line("/// <inheritdoc/>").Line("public override void SetKey(int key) => _source.SetSerialKey(key);").Line();
        EmitMention(code, rows);
        EmitEncode(code, entity, rows, asked);
        foreach (var row in rows.Where(r => r.Table.Elements is not null))
            EncoderElementsEmitter.Emit(code, row);
        return code.Finish();
    }

    private static void EmitRead(CodeWriter code, EntityModel entity, IReadOnlyList<string> shared, IEnumerable<string?> conditions)
    {
        code.Line("/// <inheritdoc/>");
        code.Open("public override bool Read(byte[] buffer, int offset, int length)");
        code.Line("Mismatches.Clear();");
        foreach (var type in shared)
            code.Line($"{EncoderRow.FieldOf(type)}.Forget();");
        code.Line("_source.Attach(buffer, offset, length);");
        if (entity.Filter is not null)
            code.Line($"if (!{FilterName(entity)}.Matches(new global::System.ReadOnlySpan<byte>(buffer, offset, length)))").Line("    return false;");
        var when = string.Join(" && ", conditions.Where(c => c is not null));
        if (when.Length == 0)
            code.Line("return true;");
        else
            EmitGuarded(code, entity, when, "[When]");
        code.Close().Line();
    }

    private static void EmitAlternateKey(CodeWriter code, EntityModel entity)
    {
        code.Line("/// <inheritdoc/>");
        if (!entity.AlternateKeyIsComputed)
        {
            code.Line($"public override string? AlternateKey => _source.{entity.AlternateKey};").Line();
            return;
        }
        code.Open("public override string? AlternateKey").Open("get");
        EmitGuarded(code, entity, $"_source.{entity.AlternateKey}", "[AlternateKey]");
        code.Close().Close().Line();
    }

    /// <summary>Returns the value of a body that a user wrote; what it throws sets the document aside.</summary>
    private static void EmitGuarded(CodeWriter code, EntityModel entity, string expression, string word)
    {
        code.Open("try").Line($"return {expression};").Close();
        EmitCatch(code, entity, word);
    }

    private static void EmitCatch(CodeWriter code, EntityModel entity, string word)
    {
        code.Open("catch (global::System.Exception thrown) when (thrown is not (global::MongoEtl.DocumentException or global::System.OperationCanceledException))");
        code.Line($"throw new global::MongoEtl.RuleException({Literal.Text(entity.Name)}, {Literal.Text(word)}, thrown);").Close();
    }

    private static void EmitMention(CodeWriter code, IReadOnlyList<EncoderRow> rows)
    {
        if (!rows.Any(r => r.Table.References.Count > 0))
            return;
        code.Line("/// <inheritdoc/>");
        code.Open("public override void Mention(global::MongoEtl.IKeyMentions mentions)");
        foreach (var row in rows.Where(r => r.Table.References.Count > 0))
        {
            code.Line(row.Table.Elements is null
                ? $"{row.Table.Holder}.Mention(mentions, _source, {row.Instance});"
                : $"Mention{row.Name}(mentions);");
        }
        code.Close().Line();
    }

    private static void EmitEncode(CodeWriter code, EntityModel entity, IReadOnlyList<EncoderRow> rows, IEnumerable<SharedModel> asked)
    {
        code.Line("/// <inheritdoc/>");
        code.Open("public override void Encode(global::MongoEtl.RowBuffer[] rows, global::MongoEtl.IKeyResolver keys, global::MongoEtl.EncodeTally tally)");
        for (var i = 0; i < rows.Count; i++)
        {
            var buffer = $"({rows[i].Writer.Type})rows[{i}]";
            code.Line(rows[i].Table.Elements is null
                ? $"{rows[i].Table.Holder}.Encode({buffer}, _source, {rows[i].Instance}, keys, tally);"
                : $"Encode{rows[i].Name}({buffer}, keys, tally);");
        }
        var counted = asked.SelectMany(s => s.Properties.Where(p => p.CountedAs is not null).Select(p => (Field: EncoderRow.FieldOf(s.Class.Global), p))).ToList();
        if (counted.Count > 0)
            EmitCounts(code, entity, counted);
        code.Close().Line();
    }

    private static void EmitCounts(CodeWriter code, EntityModel entity, IEnumerable<(string Field, SharedPropertyModel Property)> counted)
    {
        code.Open("try");
        foreach (var (field, property) in counted)
            code.Line($"if ({field}.{property.Name})").Line($"    tally.Counted({Literal.Text(property.CountedAs!)});");
        code.Close();
        EmitCatch(code, entity, "[Counted]");
    }
}
