using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes the label of an enum member in tables.</summary>
internal static class EnumLabelEmitter
{
    public static string Name(EnumModel model) => $"LabelOf{model.Class.Identifier}";

    public static void Emit(CodeWriter code, RowModel row)
    {
        foreach (var model in row.Columns.Select(c => c.Enum).OfType<EnumModel>().Distinct())
        {
            code.Open($"private static global::System.ReadOnlySpan<byte> {Name(model)}({model.Class.Global} value) => value switch");
            foreach (var member in model.Members)
                code.Line($"{model.Class.Global}.{member.Name} => {Literal.Utf8(member.Texts[0])},");
            code.Line($"_ => throw new global::System.ArgumentOutOfRangeException(nameof(value), \"The value is no member of {model.Class.Name}.\"),");
            code.Close(";").Line();
        }
    }
}
