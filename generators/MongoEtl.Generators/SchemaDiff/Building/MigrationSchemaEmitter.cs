using MongoEtl.Generators.Emit;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Writes <c>MigrationSchema.g.cs</c>: the schema as the lock file says it, what was changed since, and the statements.</summary>
internal static class MigrationSchemaEmitter
{
    public const string ClassName = "MigrationSchema";

    public static string Emit(SchemaDiffModel model, string rootNamespace)
    {
        var code = CodeWriter.ForFile(new ClassName(rootNamespace, default, ""));
        code.Line("/// <summary>The shape of both stores and what was changed of it since it was last accepted.</summary>");
        code.Open($"internal static class {ClassName}");
        code.Open("internal static global::MongoEtl.SchemaPlan Describe() => new()");
        TableEmitter.Statement(code, "Lock", LockWriter.Write(model.Accepted).TrimEnd('\n'));
        code.Line($"HasLock = {Literal.Bool(model.HasLock)},");
        EmitChanges(code, model);
        EmitIntents(code, model.Intents);
        code.Close(";");
        return code.Finish();
    }

    private static void EmitChanges(CodeWriter code, SchemaDiffModel model)
    {
        if (model.Steps.Count == 0)
        {
            code.Line("Changes = [],");
            return;
        }
        code.Line("Changes =").Line("[").Indent();
        for (var i = 0; i < model.Steps.Count; i++)
        {
            var change = model.Steps[i].Change;
            code.Line($"new({Literal.Bool(change.Store == SchemaStore.Cassandra)}, {Literal.Text(ChangeText.Of(change))}, "
                + $"{Literal.Text(model.HazardIds[i])},");
            code.Line("[").Indent();
            foreach (var statement in model.Steps[i].Statements)
                code.Line(Literal.Text(statement.Text) + ",");
            code.Outdent().Line("]),");
        }
        code.Outdent().Line("],");
    }

    private static void EmitIntents(CodeWriter code, Intents intents)
    {
        if (intents.All.Count == 0)
            return;
        code.Line("Intents =").Line("[").Indent();
        foreach (var i in intents.All)
        {
            code.Line($"new({Literal.Text(i.Kind.ToString())}, {Literal.Bool(i.Table.Store == SchemaStore.Cassandra)}, "
                + $"{Literal.Text(i.Table.Schema)}, "
                + $"{Literal.Text(i.Table.Name)}, {Literal.Text(i.Name)}, {Literal.Text(i.Value)}, {Literal.Text(i.Schema)}),");
        }
        code.Outdent().Line("],");
    }
}
