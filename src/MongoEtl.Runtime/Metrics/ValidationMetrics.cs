using System.Text.Encodings.Web;
using System.Text.Json;

namespace MongoEtl.Runtime;

/// <summary>Writes a validation's report as JSON for the metrics file that every run leaves. Counts and names only: no key, no value.
/// <c>validation</c> stands where a migration has <c>run</c>; <c>rounds</c> has a second entry behind a repair.</summary>
public static class ValidationMetrics
{
    /// <summary>Writes the JSON document.</summary>
    public static void Write(ValidationReport report, Stream to)
    {
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using var json = new Utf8JsonWriter(to, options);
        json.WriteStartObject();
        json.WriteStartObject("validation");
        json.WriteString("source", report.Source);
        json.WriteString("start", report.StartedAt.UtcDateTime);
        json.WriteString("end", report.FinishedAt.UtcDateTime);
        json.WriteNumber("seconds", Math.Round((report.FinishedAt - report.StartedAt).TotalSeconds, 3));
        json.WriteBoolean("agrees", report.Agrees);
        if (report.SamplePercent is { } percent)
            json.WriteNumber("samplePercent", percent);
        json.WriteNumber("deadLetters", report.DeadLetters);
        json.WriteEndObject();
        Array(json, "documents", report.Documents, Write);
        Array(json, "rounds", report.Rounds, Write);
        Array(json, "repair", report.Repair ?? [], Write);
        json.WriteStartArray("warnings");
        foreach (var warning in report.Warnings)
            json.WriteStringValue(warning);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, DocumentsRead documents)
    {
        json.WriteString("entity", documents.Entity);
        json.WriteString("store", NameOf(documents.Store));
        json.WriteNumber("read", documents.Read);
        json.WriteNumber("filtered", documents.Filtered);
        json.WriteNumber("setAside", documents.SetAside);
        json.WriteNumber("unusable", documents.Unusable);
    }

    private static void Write(Utf8JsonWriter json, ValidationRound round)
    {
        json.WriteBoolean("agrees", round.Agrees);
        Array(json, "tables", round.Tables, Write);
        Array(json, "checks", round.Checks, static (json, check) =>
        {
            json.WriteString("name", check.Name);
            json.WriteString("outcome", check.Outcome.ToString().ToLowerInvariant());
            json.WriteNumber("violations", check.Violations);
        });
    }

    private static void Write(Utf8JsonWriter json, TableComparison table)
    {
        json.WriteString("table", table.Table);
        json.WriteString("store", NameOf(table.Store));
        json.WriteNumber("expected", table.Expected);
        json.WriteNumber("found", table.Found);
        json.WriteNumber("missing", table.Missing);
        if (table.Extra is { } extra)
            json.WriteNumber("extra", extra);
        json.WriteNumber("differing", table.Differing);
        json.WriteNumber("inOtherForm", table.InOtherForm);
    }

    private static void Write(Utf8JsonWriter json, TableRepair repair)
    {
        json.WriteString("table", repair.Table);
        json.WriteString("store", NameOf(repair.Store));
        json.WriteNumber("written", repair.Written);
        json.WriteNumber("deleted", repair.Deleted);
        json.WriteNumber("stillReferredTo", repair.StillReferredTo);
    }

    private static string NameOf(Store store) => store.ToString().ToLowerInvariant();
}
