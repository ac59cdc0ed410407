using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes the search of an enum member by its text.</summary>
internal static class EnumLookupEmitter
{
    public static string Name(EnumModel model) => $"TryRead{model.Class.Identifier}";

    public static void Emit(CodeWriter code, IEnumerable<FieldModel> fields)
    {
        foreach (var model in fields.Select(f => f.Enum).OfType<EnumModel>().Distinct())
            Emit(code, model);
    }

    private static void Emit(CodeWriter code, EnumModel model)
    {
        code.Open($"private static bool {Name(model)}(global::System.ReadOnlySpan<byte> text, out {model.Class.Global} value)");
        foreach (var member in model.Members)
        {
            foreach (var text in member.Texts)
            {
                code.Open($"if (global::System.MemoryExtensions.SequenceEqual(text, {Literal.Utf8(text)}))");
                code.Line($"value = {model.Class.Global}.{member.Name};").Line("return true;").Close();
            }
        }
        code.Line("value = default;").Line("return false;").Close().Line();
    }
}
