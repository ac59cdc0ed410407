using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes <c>XRow.Copy.g.cs</c>: the binary COPY encoder of a row class.</summary>
internal static class CopyEmitter
{
    public static string Emit(RowModel row)
    {
        var code = CodeWriter.ForFile(row.Class);
        code.Open($"partial class {row.Class.Name}");
        EncodeEmitter.Emit(code, row);
        return code.Finish();
    }
}
