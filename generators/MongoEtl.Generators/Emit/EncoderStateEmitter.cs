using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes an encoder's fields, constructor and buffers: one view and one object a row class for all documents.</summary>
internal static class EncoderStateEmitter
{
    /// <param name="code">Takes the text.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="shared">The <c>[PerDocument]</c> classes that it evaluates.</param>
    public static void Emit(CodeWriter code, EntityModel entity, IReadOnlyList<EncoderRow> rows, IReadOnlyList<string> shared)
    {
        var own = rows.Where(r => !r.Table.IsDocument).ToList();
        code.Line($"private readonly {entity.Class.Global} _source = new();");
        foreach (var type in shared)
            code.Line($"private readonly {PerDocumentEmitter.GlobalCacheName(type)} {EncoderRow.FieldOf(type)};");
        foreach (var row in own)
        {
            code.Line($"private readonly {row.Table.Class.Global} {row.Field};");
            if (row.Table.Elements is not { } elements)
                continue;
            code.Line($"private readonly global::MongoEtl.Element<{elements.ElementType}> {row.ElementField} = new();");
            code.Line($"private readonly {row.Table.SeenType} {row.Field}Seen = [];");
        }
        code.Line().Line("/// <summary>Makes an encoder for one worker.</summary>");
        code.Open($"public {EncoderEmitter.ClassName(entity)}(global::System.IServiceProvider services)");
        code.Line("_source.MismatchLog = Mismatches;");
        foreach (var type in shared)
            code.Line($"{EncoderRow.FieldOf(type)} = {PerDocumentEmitter.GlobalCacheName(type)}.Create(_source, services);");
        foreach (var row in own)
            code.Line($"{row.Field} = new({string.Join(", ", row.Table.Parameters.Select(p => Argument(p, row)))});");
        code.Close().Line();
        code.Line("/// <inheritdoc/>");
        var buffers = rows.Select(r => $"new {r.Writer.Type}({Literal.Text(r.Table.Table)})");
        code.Line($"public override global::MongoEtl.RowBuffer[] CreateBuffers() => [{string.Join(", ", buffers)}];").Line();
    }

    private static string Argument(ParameterModel parameter, EncoderRow row) => parameter.Kind switch
    {
        ParameterKind.Document => "_source",
        ParameterKind.Element => row.ElementField,
        ParameterKind.PerDocument => EncoderRow.FieldOf(parameter.Type),
        _ => $"global::MongoEtl.Internal.RowServices.Require<{parameter.Type}>(services, {Literal.Text(row.Table.Class.Name)})",
    };
}
