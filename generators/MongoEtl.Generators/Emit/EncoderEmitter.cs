using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes <c>X.Entity.g.cs</c>: the encoder that ties a document class to its rows.</summary>
internal static class EncoderEmitter
{
    public static string ClassName(EntityModel entity) => entity.Class.Identifier + "Encoder";

    public static string FilterName(EntityModel entity) => entity.Class.Identifier + "Filter";

    /// <param name="entity">The entity.</param>
    /// <param name="tables">Its tables, in the plan's order.</param>
    public static string Emit(EntityModel entity, IReadOnlyList<TableSummary> tables)
    {
        var rows = EncoderRow.Of(tables);
        var code = CodeWriter.ForFile(entity.Class with { Outer = default });
        code.Line($"/// <summary>Turns documents of collection <c>{entity.Collection.Replace("&", "&amp;").Replace("<", "&lt;")}</c> into rows.</summary>");
        code.Open($"internal sealed class {ClassName(entity)} : global::MongoEtl.EntityEncoder");
        EncoderStateEmitter.Emit(code, entity, rows);
        EmitRead(code, entity, rows);
        code.Line("/// <inheritdoc/>").Line($"public override global::MongoEtl.SourceId SourceId => _source.{entity.IdProperty};").Line();
        if (entity.AlternateKey is not null)
            EmitAlternateKey(code, entity);
        if (entity.Key == KeyKind.Serial)
            code.Line("/// <inheritdoc/>").Line("public override void SetKey(int key) => _source.SetSerialKey(key);").Line();
        EmitMention(code, rows);
        EmitEncode(code, rows);
        foreach (var row in rows.Where(r => r.Table.Elements is not null))
            EncoderElementsEmitter.Emit(code, row);
        return code.Finish();
    }

    private static void EmitRead(CodeWriter code, EntityModel entity, IReadOnlyList<EncoderRow> rows)
    {
        code.Line("/// <inheritdoc/>");
        code.Open("public override bool Read(byte[] buffer, int offset, int length)");
        code.Line("Mismatches.Clear();");
        foreach (var shared in rows.SelectMany(r => r.PerDocument).Distinct())
            code.Line($"{EncoderRow.FieldOf(shared)}.Forget();");
        code.Line("_source.Attach(buffer, offset, length);");
        if (entity.Filter is not null)
            code.Line($"if (!{FilterName(entity)}.Matches(new global::System.ReadOnlySpan<byte>(buffer, offset, length)))").Line("    return false;");
        if (entity.When is null)
        {
            code.Line("return true;");
        }
        else
        {
            EmitGuarded(code, entity, entity.When, "[When]");
        }
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
                ? $"{row.Table.Class.Global}.Mention(mentions, _source, {row.Instance});"
                : $"Mention{row.Name}(mentions);");
        }
        code.Close().Line();
    }

    private static void EmitEncode(CodeWriter code, IReadOnlyList<EncoderRow> rows)
    {
        code.Line("/// <inheritdoc/>");
        code.Open("public override void Encode(global::MongoEtl.RowBuffer[] rows, global::MongoEtl.IKeyResolver keys, global::MongoEtl.EncodeTally tally)");
        for (var i = 0; i < rows.Count; i++)
        {
            var buffer = $"({rows[i].Writer.Type})rows[{i}]";
            code.Line(rows[i].Table.Elements is null
                ? $"{rows[i].Table.Class.Global}.Encode({buffer}, _source, {rows[i].Instance}, keys, tally);"
                : $"Encode{rows[i].Name}({buffer}, keys, tally);");
        }
        code.Close().Line();
    }
}
