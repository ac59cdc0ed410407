using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes <c>X.View.g.cs</c>: the half of a document class that reads BSON.</summary>
internal static class ViewEmitter
{
    public static string Emit(ViewModel view)
    {
        var elements = new ElementNames(view);
        var code = CodeWriter.ForFile(view.Class);
        code.Open($"partial class {view.Class.Name}{(view.IsRoot ? " : global::MongoEtl.DocumentView" : "")}");
        EmitStorage(code, view, elements);
        FieldsEmitter.Emit(code, view);
        foreach (var field in view.Fields)
            GetterEmitter.Emit(code, field, elements);
        if (view.Key is { } key)
            KeyEmitter.Emit(code, view, key);
        if (!view.IsAbstract)
        {
            LocateEmitter.Emit(code, view, elements);
            FactoryEmitter.Emit(code, view);
        }
        EnumLookupEmitter.Emit(code, view.Fields);
        return code.Finish();
    }

    private static void EmitStorage(CodeWriter code, ViewModel view, ElementNames elements)
    {
        var access = view.IsAbstract ? "private protected" : "private";
        if (elements.Own.Count > 0)
        {
            code.Line("// Where each wanted element lies in the present document.");
            foreach (var element in elements.Own)
                code.Line($"{access} global::MongoEtl.Internal.Element {elements[element]};");
        }
        if (view.Key?.Kind == KeyKind.Serial)
            code.Line($"{access} int? _serialKey;");
        foreach (var field in view.Fields)
        {
            if (NestedStorage(field) is { } storage)
                code.Line(storage);
        }
        code.Line();
    }

    private static string? NestedStorage(FieldModel field) => field.Kind switch
    {
        ValueKind.Document => $"private {field.InnerType}? _{field.Name}View;",
        ValueKind.DocumentList => $"private global::MongoEtl.DocumentList<{field.InnerType}>? _{field.Name}List;",
        ValueKind.ScalarList => $"private global::MongoEtl.ScalarList<{field.InnerType}>? _{field.Name}List;",
        _ => null,
    };
}
