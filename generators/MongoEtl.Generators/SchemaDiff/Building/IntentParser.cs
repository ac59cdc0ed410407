using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Model;
using MongoEtl.Generators.Parsing;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Reads what attributes state about changes of the schema.</summary>
internal static class IntentParser
{
    /// <summary>What a row class, its properties and their enums state.</summary>
    public static EquatableArray<SchemaIntent> Of(INamedTypeSymbol type, RowModel row)
    {
        var table = TableShapes.IdOf(row.Store, row.Schema, row.Table);
        return OfClass(type, table).Concat(OfProperties(type, row, table)).Distinct().ToEquatable();
    }

    /// <summary>What the assembly states: tables that go.</summary>
    public static EquatableArray<SchemaIntent> Of(IAssemblySymbol assembly) =>
        assembly.Attributes("DropTable").Select(a => new SchemaIntent(IntentKind.DropTable, DroppedTable(a), "")).Distinct().ToEquatable();

    /// <summary>The table that a <c>[DropTable]</c> means.</summary>
    public static TableId DroppedTable(AttributeData attribute)
    {
        var name = attribute.Argument(0) as string ?? "";
        return attribute.Named("IsCassandra") is true
            ? TableId.Cassandra(name) : TableId.Postgres(attribute.Named("Schema") as string ?? "public", name);
    }

    private static IEnumerable<SchemaIntent> OfClass(INamedTypeSymbol type, TableId table)
    {
        if (type.Attribute("RenamedFrom") is { } renamed)
            yield return new(IntentKind.RenamedTable, table, "", renamed.Argument(0) as string ?? "", renamed.Named("Schema") as string
                ?? "");
        if (type.Has("ReplacePrimaryKey"))
            yield return new(IntentKind.ReplacePrimaryKey, table, "");
        foreach (var drop in type.UserBases().Concat([type]).SelectMany(c => c.Attributes("Drop")))
            yield return new(IntentKind.DropColumn, table, drop.Argument(0) as string ?? "");
    }

    private static IEnumerable<SchemaIntent> OfProperties(INamedTypeSymbol type, RowModel row, TableId table)
    {
        var properties = type.UserBases().Concat([type]).SelectMany(c => c.GetMembers().OfType<IPropertySymbol>()).ToList();
        foreach (var column in row.Columns)
        {
            if (properties.LastOrDefault(p => p.Name == column.Property) is not { } property)
                continue;
            foreach (var (word, kind) in new[] { ("RenamedFrom", IntentKind.RenamedColumn), ("ConvertUsing", IntentKind.Convert),
                ("BackfillDefault", IntentKind.Backfill) })
            {
                if (property.Attribute(word) is { } attribute)
                    yield return new(kind, table, column.Name, attribute.Argument(0) as string ?? "");
            }
            if (column.Postgres is { Base: "enum" } && Parsing.ValueType.Of(property.Type)?.Inner is { } labels)
            {
                foreach (var intent in OfEnum(labels, column.Enum!))
                    yield return intent;
            }
        }
    }

    private static IEnumerable<SchemaIntent> OfEnum(INamedTypeSymbol type, EnumModel model)
    {
        var id = Intents.OfEnum(model.PostgresName);
        foreach (var drop in type.Attributes("Drop"))
            yield return new(IntentKind.DropLabel, id, drop.Argument(0) as string ?? "");
        foreach (var member in model.Members)
        {
            if (type.GetMembers(member.Name).FirstOrDefault()?.Attribute("RenamedFrom") is { } renamed)
                yield return new(IntentKind.RenamedLabel, id, member.Texts[0], renamed.Argument(0) as string ?? "");
        }
    }
}
