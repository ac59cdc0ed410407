using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Looks up stated intents.</summary>
internal sealed record Intents(EquatableArray<SchemaIntent> All)
{
    public static Intents None { get; } = new(default(EquatableArray<SchemaIntent>));

    public SchemaIntent? Find(IntentKind kind, TableId table, string name = "") =>
        All.FirstOrDefault(i => i.Kind == kind && i.Table.Equals(table) && i.Name == name);

    public bool Has(IntentKind kind, TableId table, string name = "") => Find(kind, table, name) is not null;

    /// <summary>The former name that a table's class states.</summary>
    public TableId? FormerTable(TableId table) => Find(IntentKind.RenamedTable, table) is { } intent
        ? table with { Schema = intent.Schema.Length > 0 ? intent.Schema : table.Schema, Name = intent.Value }
        : null;

    /// <summary>What an enum type's intents are filed under.</summary>
    public static TableId OfEnum(string name) => TableId.Postgres("", name);
}
