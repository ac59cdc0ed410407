using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes <c>FromJson</c> and <c>FromBson</c>, for users' unit tests.</summary>
internal static class FactoryEmitter
{
    public static void Emit(CodeWriter code, ViewModel view)
    {
        var hides = view.HidesFactories ? "new " : "";
        var parameter = view.HasSerialKey ? ", int key = 1" : "";
        var pass = view.HasSerialKey ? ", key" : "";
        code.Block($$"""
            /// <summary>A view of one document in Extended JSON, for tests of rules{{(view.HasSerialKey ? ", with the key it shall have" : "")}}.</summary>
            public static {{hides}}{{view.Class.Name}} FromJson(string json{{parameter}}) => FromBson(global::MongoEtl.ExtendedJson.Parse(json){{pass}});

            /// <summary>A view of one BSON document, for tests of rules{{(view.HasSerialKey ? ", with the key it shall have" : "")}}.</summary>
            public static {{hides}}{{view.Class.Name}} FromBson(global::System.ReadOnlyMemory<byte> bson{{parameter}})
            {
                var view = new {{view.Class.Name}}();
                var bytes = bson.ToArray();
                view.Attach(bytes, 0, bytes.Length);
            """);
        if (view.HasSerialKey)
            code.Line("    view.SetSerialKey(key);");
        code.Block("""
                return view;
            }

            """);
    }
}
