using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes the nested <c>Fields</c> class: one field per property and element name.</summary>
internal static class FieldsEmitter
{
    public static void Emit(CodeWriter code, ViewModel view)
    {
        if (view.Fields.Count == 0)
            return;
        code.Line("/// <summary>What the getters and counters know of each element.</summary>");
        code.Open($"internal {(view.Inherited.Count > 0 ? "new " : "")}static class Fields");
        foreach (var field in view.Fields)
        {
            for (var i = 0; i < field.Elements.Count; i++)
                code.Line($"internal static readonly global::MongoEtl.Internal.Field {FieldNames.Of(field, i)} = new({Arguments(field, field.Elements[i])});");
        }
        code.Close().Line();
    }

    private static string Arguments(FieldModel field, string element)
    {
        var arguments = $"{Literal.Text(element)}, global::MongoEtl.Internal.FieldKind.{Kind(field.Kind)}";
        if (field.OnMismatch != "SetAside")
            arguments += $", global::MongoEtl.MismatchRule.{field.OnMismatch}";
        if (field.Lenient)
            arguments += ", lenient: true";
        return field.Sensitive ? arguments + ", sensitive: true" : arguments;
    }

    public static string Kind(ValueKind kind) => kind is ValueKind.DocumentList or ValueKind.ScalarList ? "List" : kind.ToString();
}
