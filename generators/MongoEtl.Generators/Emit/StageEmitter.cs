using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes <c>XRow.Stage.g.cs</c>: a row class's stage table and the encoder of its rows, in a class of their own, for the row
/// class has those of its other table.</summary>
internal static class StageEmitter
{
    public static string Emit(RowModel row)
    {
        var code = CodeWriter.ForFile(row.Class);
        code.Open($"partial class {row.Class.Name}");
        code.Line("/// <summary>The rows as derived tables' queries see them.</summary>");
        code.Open($"internal static class {RowModel.StageHolder}");
        TableEmitter.EmitTable(code, row);
        EncodeEmitter.Emit(code, row);
        return code.Finish();
    }
}
