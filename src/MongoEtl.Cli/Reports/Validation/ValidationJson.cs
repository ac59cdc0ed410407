using System.Text;
using System.Text.Json;
using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>What a validation found, for programs: one document. Names and meanings stay; new ones may come.</summary>
internal static class ValidationJson
{
    /// <summary>Writes the document and a line's end.</summary>
    public static void Write(TextWriter output, string plan, ValidationReport report)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, JsonText.Indented))
            Write(json, plan, report);
        output.WriteLine(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    private static void Write(Utf8JsonWriter json, string plan, ValidationReport report)
    {
        json.WriteStartObject();
        json.WriteString("plan", plan);
        json.WriteString("source", report.Source);
        json.WriteString("startedAt", report.StartedAt);
        json.WriteString("finishedAt", report.FinishedAt);
        json.WriteBoolean("agrees", report.Agrees);
        if (report.SamplePercent is { } percent)
            json.WriteNumber("samplePercent", percent);
        else
            json.WriteNull("samplePercent");
        json.WriteNumber("deadLetters", report.DeadLetters);
        JsonText.Array(json, "warnings", report.Warnings);
        WriteDocuments(json, report);
        json.WriteStartArray("rounds");
        foreach (var round in report.Rounds)
            Write(json, round);
        json.WriteEndArray();
        WriteRepair(json, report.Repair);
        json.WriteEndObject();
    }

    private static void WriteDocuments(Utf8JsonWriter json, ValidationReport report)
    {
        json.WriteStartArray("documents");
        foreach (var documents in report.Documents)
        {
            json.WriteStartObject();
            json.WriteString("store", NameOf(documents.Store));
            json.WriteString("entity", documents.Entity);
            json.WriteNumber("read", documents.Read);
            json.WriteNumber("filtered", documents.Filtered);
            json.WriteNumber("setAside", documents.SetAside);
            json.WriteNumber("unusable", documents.Unusable);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("unusable");
        foreach (var finding in report.Unusable)
        {
            json.WriteStartObject();
            json.WriteString("store", NameOf(finding.Store));
            json.WriteString("entity", finding.Entity);
            json.WriteString("_id", finding.SourceId);
            JsonText.Optional(json, "path", finding.Path);
            json.WriteString("reason", finding.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ValidationRound round)
    {
        json.WriteStartObject();
        json.WriteBoolean("agrees", round.Agrees);
        json.WriteStartArray("tables");
        foreach (var table in round.Tables)
            Write(json, table);
        json.WriteEndArray();
        json.WriteStartArray("checks");
        foreach (var check in round.Checks)
        {
            json.WriteStartObject();
            json.WriteString("name", check.Name);
            json.WriteString("description", check.Description);
            json.WriteString("outcome", JsonText.Camel(check.Outcome.ToString()));
            json.WriteNumber("violations", check.Violations);
            json.WriteString("message", check.Message);
            JsonText.Array(json, "samples", check.Samples);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TableComparison table)
    {
        json.WriteStartObject();
        json.WriteString("store", NameOf(table.Store));
        json.WriteString("entity", table.Entity);
        json.WriteString("table", table.Table);
        json.WriteBoolean("agrees", table.Agrees);
        json.WriteNumber("expected", table.Expected);
        json.WriteNumber("found", table.Found);
        json.WriteNumber("missing", table.Missing);
        if (table.Extra is { } extra)
            json.WriteNumber("extra", extra);
        else
            json.WriteNull("extra");
        json.WriteNumber("differing", table.Differing);
        json.WriteNumber("inOtherForm", table.InOtherForm);
        JsonText.Array(json, "absentColumns", table.AbsentColumns);
        json.WriteStartArray("findings");
        foreach (var finding in table.Findings)
        {
            json.WriteStartObject();
            json.WriteString("kind", JsonText.Camel(finding.Kind.ToString()));
            json.WriteStartObject("key");
            foreach (var (name, value) in finding.Key)
                json.WriteString(name, value);
            json.WriteEndObject();
            JsonText.Array(json, "columns", finding.Columns);
            JsonText.Array(json, "doesNotDecrypt", finding.Unreadable);
            JsonText.Optional(json, "_id", finding.SourceId);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRepair(Utf8JsonWriter json, IReadOnlyList<TableRepair>? repairs)
    {
        if (repairs is null)
        {
            json.WriteNull("repair");
            return;
        }
        json.WriteStartArray("repair");
        foreach (var repair in repairs)
        {
            json.WriteStartObject();
            json.WriteString("store", NameOf(repair.Store));
            json.WriteString("table", repair.Table);
            json.WriteNumber("written", repair.Written);
            json.WriteNumber("deleted", repair.Deleted);
            json.WriteNumber("stillReferredTo", repair.StillReferredTo);
            JsonText.Optional(json, "problem", repair.Problem);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string NameOf(Store store) => JsonText.Camel(store.ToString());
}
