using MongoEtl.Generators.Emit.Statements;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>Writes <c>MigrationPlan.g.cs</c>.</summary>
internal static class PlanEmitter
{
    /// <param name="plan">The plan.</param>
    /// <param name="derived">Its derived tables.</param>
    /// <param name="name">The assembly's name.</param>
    /// <param name="rootNamespace">Where the class goes.</param>
    public static string Emit(PlanModel plan, EquatableArray<DerivedSource> derived, string name, string rootNamespace)
    {
        var code = CodeWriter.ForFile(new ClassName(rootNamespace, default, ""));
        code.Line("/// <summary>Everything this program migrates, made from its attributed classes.</summary>");
        code.Open("public static class MigrationPlan");
        code.Line("/// <summary>The plan, entities in load order.</summary>");
        code.Line("public static global::MongoEtl.Plan Create() => new(").Indent();
        code.Line($"{Literal.Text(name)},");
        code.Line($"[{string.Join(", ", plan.Entities.Select(e => Method(e.Entity) + "()"))}],");
        List(code, plan.Enums.Select(e => $"new({Literal.Text(e.PostgresName)}, {Literal.Texts(e.Members.Select(m => m.Texts[0]))})"), "],");
        List(code, plan.Targets.Select(t => $"new({t.Entity}, {(t.Table < 0 ? "null" : t.Table.ToString())}, {Literal.Text(t.KeyColumn)})"), "])");
        code.Outdent().Line("{").Indent();
        code.Line("Schema = MigrationSchema.Describe(),");
        if (derived.Count > 0)
            EmitDerived(code, derived);
        code.Outdent().Line("};").Line();
        foreach (var entity in plan.Entities)
            EmitEntity(code, entity);
        return code.Finish();
    }

    private static void EmitDerived(CodeWriter code, EquatableArray<DerivedSource> derived)
    {
        var ordered = derived.OrderBy(d => d.Table, StringComparer.Ordinal).ThenBy(d => d.Class.Dotted, StringComparer.Ordinal);
        List(code.Line("Derived ="), ordered.Select(d => $"{d.Class.Global}.DescribeDerived()"), "],");
    }

    private static void List(CodeWriter code, IEnumerable<string> items, string end)
    {
        var lines = items.ToList();
        if (lines.Count == 0)
        {
            code.Line("[" + end);
            return;
        }
        code.Line("[").Indent();
        foreach (var line in lines)
            code.Line(line + ",");
        code.Outdent().Line(end);
    }

    private static string Method(EntityModel entity) => "Entity" + entity.Class.Identifier;

    private static void EmitEntity(CodeWriter code, PlanEntity plan)
    {
        var entity = plan.Entity;
        code.Open($"private static global::MongoEtl.EntityPlan {Method(entity)}() => new()");
        code.Line($"Name = {Literal.Text(entity.Name)},");
        code.Line($"Collection = {Literal.Text(entity.Collection)},");
        if (entity.Database is not null)
            code.Line($"Database = {Literal.Text(entity.Database)},");
        code.Line($"Wave = {plan.Wave},");
        code.Line($"Key = global::MongoEtl.KeyKind.{entity.Key},");
        if (entity.AlternateKey is not null)
            code.Line("HasAlternateKey = true,");
        if (plan.IsReferenced)
            code.Line("IsReferenced = true,");
        EmitAdopted(code, plan);
        if (entity.Filter is not null)
        {
            code.Line($"Filter = {Literal.Text(entity.Filter)},");
            code.Line($"FilterBson = {FilterBson(entity)},");
        }
        EmitTables(code, plan);
        List(code.Line("Fields ="), entity.FieldLists.Select(l => string.Join(", ", l.Members.Select(m => $"{l.Class}.Fields.{m}"))), "],");
        code.Line($"Elements = {Literal.Texts(entity.Elements)},");
        code.Line($"KeyElements = {Literal.Texts(entity.KeyElements)},");
        code.Line($"References = [{string.Join(", ", plan.References)}],");
        if (plan.OwnKeyTarget >= 0)
            code.Line($"OwnKeyTarget = {plan.OwnKeyTarget},");
        if (entity.IsSensitive)
            code.Line("IsSensitive = true,");
        code.Line($"Fingerprint = {Literal.Text(plan.Fingerprint)},");
        code.Line($"CreateEncoder = static services => new global::{(entity.Class with { Outer = default, Name = EncoderEmitter.ClassName(entity) }).Dotted}(services),");
        code.Close(";").Line();
    }

    private static void EmitAdopted(CodeWriter code, PlanEntity plan)
    {
        var table = plan.Tables.ToList().FindIndex(t => t.Table is { AdoptColumn: not null, SerialColumn: not null });
        if (table >= 0)
            code.Line($"AdoptedKeys = new({table}, {Literal.Text(plan.Tables[table].Table.SerialColumn)}, {Literal.Text(plan.Tables[table].Table.AdoptColumn)}),");
    }

    private static string FilterBson(EntityModel entity) => entity.FilterBson is { } hex
        ? $"global::System.Convert.FromHexString({Literal.Text(hex)})"
        : "default";

    private static void EmitTables(CodeWriter code, PlanEntity plan)
    {
        code.Line("Tables =").Line("[").Indent();
        foreach (var table in plan.Tables.Where(t => t.Table.Store == Store.Postgres))
        {
            if (table.ForeignKeys.Count == 0)
            {
                code.Line($"{table.Table.Class.Global}.DescribeTable([]),");
                continue;
            }
            code.Line($"{table.Table.Class.Global}.DescribeTable(").Line("[").Indent();
            foreach (var key in table.ForeignKeys)
                EmitForeignKey(code, table.Table, key);
            code.Outdent().Line("]),");
        }
        code.Outdent().Line("],");
        var cassandra = plan.Tables.Where(t => t.Table.Store == Store.Cassandra).ToList();
        if (cassandra.Count > 0)
            List(code.Line("CassandraTables ="), cassandra.Select(t => $"{t.Table.Holder}.DescribeTable()"), "],");
        var staged = plan.Tables.Where(t => t.Table.Store == Store.Stage).ToList();
        if (staged.Count > 0)
            List(code.Line("StageTables ="), staged.Select(t => $"{t.Table.Holder}.DescribeTable()"), "],");
    }

    private static void EmitForeignKey(CodeWriter code, TableSummary table, PlanForeignKey key)
    {
        var quoted = TableStatements.QuotedName(table.Schema, table.Table);
        var name = ObjectNames.ForeignKey(table.Table, key.Reference.Column);
        var reference = key.Reference.Reference;
        var add = ForeignKeyStatements.Add(quoted, name, key.Reference.Column, TableStatements.QuotedName(key.ParentSchema, key.ParentName), key.ParentColumn, reference.OnDelete);
        code.Line($"new({Literal.Text(name)}, {Literal.Text(key.Reference.Column)}, {key.ParentEntity}, {key.ParentTable}, {Literal.Text(key.ParentColumn)}, "
            + $"global::MongoEtl.UnresolvedRule.{reference.OnUnresolved}, {reference.UnresolvedValue}, {Literal.Text(key.Reference.Field)},");
        code.Line($"    {TableEmitter.Raw(add)},");
        code.Line($"    {Literal.Text(ForeignKeyStatements.Validate(quoted, name))}),");
    }
}
