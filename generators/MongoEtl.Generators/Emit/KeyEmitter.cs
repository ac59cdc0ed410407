using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes the key property of a document class.</summary>
internal static class KeyEmitter
{
    public static void Emit(CodeWriter code, ViewModel view, KeyModel key)
    {
        var head = $"{key.Modifiers} partial {(key.Kind == KeyKind.Serial ? "int" : "global::System.Guid")} {key.Name} =>";
        switch (key.Kind)
        {
            case KeyKind.Serial:
                code.Line($"{head} _serialKey ?? throw MissingKey();").Line();
                code.Line("/// <summary>Gives the present document its key from the key map.</summary>");
                code.Line("internal void SetSerialKey(int key) => _serialKey = key;").Line();
                break;
            case KeyKind.Uuid5:
                code.Line($"{head} global::MongoEtl.Uuid5.Create(KeyNamespace, {view.IdProperty});").Line();
                code.Line($"private static readonly global::System.Guid KeyNamespace = new({Literal.Text(key.NamespaceUuid)});").Line();
                break;
            default:
                code.Line($"{head} global::MongoEtl.TimeUuid.FromSourceId({view.IdProperty});").Line();
                break;
        }
    }
}
