using System.Text.Json;
using System.Text;
using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>The plan as one JSON document.</summary>
internal static class PlanJson
{
    public static void Write(TextWriter output, Plan plan, IReadOnlyList<EntityPlan> entities)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonText.Indented))
        {
            json.WriteStartObject();
            json.WriteString("plan", plan.Name);
            json.WriteStartArray("enums");
            foreach (var type in plan.Enums)
            {
                json.WriteStartObject();
                json.WriteString("name", type.Name);
                JsonText.Array(json, "labels", type.Labels);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("entities");
            foreach (var entity in entities)
                WriteEntity(json, plan, entity);
            json.WriteEndArray();
            json.WriteStartArray("derived");
            foreach (var table in plan.FedBy(entities))
                PlanDerivedTable.WriteJson(json, plan, table);
            json.WriteEndArray();
            json.WriteStartArray("hazards");
            foreach (var hazard in PlanHazards.Of(plan, entities))
            {
                json.WriteStartObject();
                json.WriteString("where", hazard.Where);
                json.WriteString("what", hazard.What);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static void WriteEntity(Utf8JsonWriter json, Plan plan, EntityPlan entity)
    {
        json.WriteStartObject();
        json.WriteString("name", entity.Name);
        json.WriteNumber("wave", entity.Wave + 1);
        JsonText.Optional(json, "database", entity.Database);
        json.WriteString("collection", entity.Collection);
        JsonText.Optional(json, "filter", entity.Filter);
        json.WriteString("key", JsonText.Camel(entity.Key.ToString()));
        json.WriteBoolean("alternateKey", entity.HasAlternateKey);
        json.WriteBoolean("keyPass", entity.NeedsKeyPass);
        json.WriteBoolean("sensitive", entity.IsSensitive);
        json.WriteString("fingerprint", entity.Fingerprint);
        json.WriteStartArray("tables");
        foreach (var table in entity.Tables)
            WriteTable(json, plan, table);
        json.WriteEndArray();
        json.WriteStartArray("cassandraTables");
        foreach (var table in entity.CassandraTables)
            PlanCassandraTable.WriteJson(json, table);
        json.WriteEndArray();
        json.WriteStartArray("stageTables");
        foreach (var table in entity.StageTables)
            WriteTable(json, plan, table);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTable(Utf8JsonWriter json, Plan plan, TablePlan table)
    {
        json.WriteStartObject();
        json.WriteString("schema", table.Schema);
        json.WriteString("name", table.Name);
        JsonText.Array(json, "primaryKey", table.PrimaryKey);
        JsonText.Array(json, "mergeKey", table.MergeKey);
        JsonText.Optional(json, "newest", table.NewestColumn);
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
            WriteColumn(json, column.Name, column.Type, column.Nullable, "migration", null);
        foreach (var column in table.DatabaseColumns)
            WriteColumn(json, column.Name, column.Type, null, "database", column.Default);
        json.WriteEndArray();
        json.WriteStartArray("indexes");
        foreach (var index in table.Indexes)
            WriteIndex(json, index);
        json.WriteEndArray();
        json.WriteStartArray("foreignKeys");
        foreach (var key in table.ForeignKeys)
            WriteForeignKey(json, plan, key);
        json.WriteEndArray();
        json.WriteStartObject("statements");
        json.WriteString("create", table.CreateStatement);
        json.WriteString("copy", table.CopyStatement);
        json.WriteString("staging", table.StagingStatement);
        json.WriteString("stagingCopy", table.StagingCopyStatement);
        json.WriteString("merge", table.MergeStatement);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteColumn(Utf8JsonWriter json, string name, string type, bool? nullable, string writtenBy, string? fallback)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("type", type);
        if (nullable is { } known)
            json.WriteBoolean("nullable", known);
        json.WriteString("writtenBy", writtenBy);
        JsonText.Optional(json, "default", fallback);
        json.WriteEndObject();
    }

    private static void WriteIndex(Utf8JsonWriter json, IndexPlan index)
    {
        json.WriteStartObject();
        json.WriteString("name", index.Name);
        json.WriteString("kind", JsonText.Camel(index.Kind.ToString()));
        JsonText.Array(json, "columns", index.Columns);
        json.WriteString("statement", index.CreateStatement);
        json.WriteEndObject();
    }

    private static void WriteForeignKey(Utf8JsonWriter json, Plan plan, ForeignKeyPlan key)
    {
        json.WriteStartObject();
        json.WriteString("name", key.Name);
        json.WriteString("column", key.Column);
        json.WriteString("parent", PlanText.Parent(plan, key));
        json.WriteString("field", key.Field);
        json.WriteString("onUnresolved", JsonText.Camel(key.OnUnresolved.ToString()));
        json.WriteString("statement", key.AddStatement);
        json.WriteString("validate", key.ValidateStatement);
        json.WriteEndObject();
    }
}
