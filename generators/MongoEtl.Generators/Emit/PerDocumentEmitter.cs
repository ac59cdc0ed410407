using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes <c>X.Once.g.cs</c>: a subclass of a <c>[PerDocument]</c> class that evaluates each property once a document.</summary>
internal static class PerDocumentEmitter
{
    /// <summary>The subclass's name, from the class's.</summary>
    public static string GlobalCacheName(string type) => type + "Once";

    public static string Emit(SharedModel shared)
    {
        var code = CodeWriter.ForFile(shared.Class);
        var name = GlobalCacheName(shared.Class.Name);
        var parameters = string.Join(", ", shared.Parameters.Select((p, i) => $"{p.Type} p{i}"));
        code.Line($"/// <summary>Remembers what <see cref=\"{shared.Class.Name}\"/> computed of the present document.</summary>");
        code.Open($"internal sealed class {name}({parameters}) : {shared.Class.Name}({string.Join(", ", shared.Parameters.Select((_, i) => $"p{i}"))})");
        foreach (var property in shared.Properties)
            code.Line($"private bool _has{property.Name};").Line($"private {property.Type} _{property.Name} = default!;");
        code.Line();
        foreach (var property in shared.Properties)
            EmitProperty(code, property);
        code.Line("/// <summary>Forgets the document before.</summary>");
        code.Open("internal void Forget()");
        foreach (var property in shared.Properties)
            code.Line($"_has{property.Name} = false;");
        code.Close().Line();
        code.Line("/// <summary>Makes one for an encoder.</summary>");
        var arguments = string.Join(", ", shared.Parameters.Select(p => Argument(p, shared)));
        code.Line($"internal static {name} Create({shared.Document} source, global::System.IServiceProvider services) => new({arguments});");
        return code.Finish();
    }

    private static void EmitProperty(CodeWriter code, SharedPropertyModel property)
    {
        code.Open($"{property.Modifiers} override {property.Type} {property.Name}").Open("get");
        code.Open($"if (!_has{property.Name})").Line($"_{property.Name} = base.{property.Name};").Line($"_has{property.Name} = true;").Close();
        code.Line($"return _{property.Name};").Close().Close().Line();
    }

    private static string Argument(ParameterModel parameter, SharedModel shared) => parameter.Kind == ParameterKind.Document
        ? "source"
        : $"global::MongoEtl.Internal.RowServices.Require<{parameter.Type}>(services, {Literal.Text(shared.Class.Name)})";
}
