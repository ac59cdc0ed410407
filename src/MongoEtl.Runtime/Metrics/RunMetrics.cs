using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MongoEtl.Runtime;

/// <summary>Writes a run's report as JSON: <c>etl_metrics_yyyymmdd_hhmmss.json</c>, named for the run's start in UTC. Counts and names
/// only, no values. <c>entities</c> has an entry a leg, told apart by <c>store</c>; an entity with two legs is read twice, so sums over its
/// entries count twice what <c>totals</c> counts once.</summary>
public static class RunMetrics
{
    /// <summary>Writes the file and returns its path. A second run of one second gets a number behind its name.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static async Task<string> WriteAsync(MigrationReport report, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var name = string.Create(CultureInfo.InvariantCulture, $"etl_metrics_{report.StartedAt.UtcDateTime:yyyyMMdd_HHmmss}");
        for (var number = 1; ; number++)
        {
            var path = Path.Combine(folder, number == 1 ? $"{name}.json" : $"{name}_{number}.json");
            try
            {
                await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
                Write(report, file);
                await file.FlushAsync(cancellation).ConfigureAwait(false);
                return path;
            }
            catch (IOException) when (File.Exists(path) && number < 1000)
            {
                // Taken by another run of the same second.
            }
        }
    }

    /// <summary>Writes the JSON document.</summary>
    public static void Write(MigrationReport report, Stream to)
    {
        using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteStartObject("run");
        json.WriteNumber("id", report.RunId);
        json.WriteString("source", report.Source);
        json.WriteString("start", report.StartedAt.UtcDateTime);
        json.WriteString("end", report.FinishedAt.UtcDateTime);
        json.WriteNumber("seconds", Seconds(report.FinishedAt - report.StartedAt));
        json.WriteString("outcome", report.Outcome.ToString().ToLowerInvariant());
        json.WriteBoolean("dryRun", report.IsDryRun);
        json.WriteString("error", report.Error?.Message);
        json.WriteEndObject();
        json.WriteStartArray("entities");
        foreach (var entity in report.Entities)
            WriteEntity(json, entity);
        json.WriteEndArray();
        WriteDerived(json, report.Derived);
        WriteTotals(json, report);
        json.WriteStartArray("warnings");
        foreach (var warning in report.Warnings)
            json.WriteStringValue(warning);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDerived(Utf8JsonWriter json, IReadOnlyList<DerivedReport> tables)
    {
        json.WriteStartArray("derived");
        foreach (var table in tables)
        {
            json.WriteStartObject();
            json.WriteString("table", table.Table);
            json.WriteNumber("rows", table.Rows);
            json.WriteNumber("changed", table.Changed);
            json.WriteNumber("removed", table.Removed);
            json.WriteNumber("seconds", Seconds(table.Elapsed));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Over both legs, each document and value once: the legs read the same source.</summary>
    private static void WriteTotals(Utf8JsonWriter json, MigrationReport report)
    {
        var entities = report.Entities.GroupBy(entity => entity.Entity).ToList();
        json.WriteStartObject("totals");
        json.WriteNumber("read", entities.Sum(legs => legs.Max(leg => leg.Counts.Read)));
        json.WriteNumber("filtered", entities.Sum(legs => legs.Max(leg => leg.Counts.Filtered)));
        json.WriteNumber("deadLetters", report.Entities.Sum(leg => leg.Counts.DeadLetters));
        WriteTotal(json, "unresolved", LegNotes.Of(report, counts => counts.Unresolved));
        WriteTotal(json, "mismatched", LegNotes.Of(report, counts => counts.Mismatched));
        WriteTotal(json, "skippedElements", LegNotes.Of(report, counts => counts.SkippedElements));
        WriteTotal(json, "skippedRows", LegNotes.Of(report, counts => counts.SkippedRows));
        json.WriteEndObject();
    }

    private static void WriteTotal(Utf8JsonWriter json, string name, IEnumerable<LegNotes.Line> lines) =>
        json.WriteNumber(name, lines.Sum(line => line.Count));

    private static void WriteEntity(Utf8JsonWriter json, EntityReport entity)
    {
        json.WriteStartObject();
        json.WriteString("entity", entity.Entity);
        json.WriteString("store", entity.Store.ToString().ToLowerInvariant());
        json.WriteString("collection", entity.Collection);
        json.WriteString("mode", entity.Mode.ToString().ToLowerInvariant());
        json.WriteString("phase", entity.Phase.ToString().ToLowerInvariant());
        json.WriteNumber("seconds", Seconds(entity.Elapsed));
        json.WriteNumber("read", entity.Counts.Read);
        json.WriteNumber("filtered", entity.Counts.Filtered);
        json.WriteNumber("deadLetters", entity.Counts.DeadLetters);
        json.WriteNumber("setAsideBefore", entity.Counts.SetAsideBefore);
        WriteSums(json, "rows", entity.Counts.Rows);
        WriteSums(json, "changed", entity.Counts.Changed);
        WriteSums(json, "unresolved", entity.Counts.Unresolved);
        WriteSums(json, "mismatched", entity.Counts.Mismatched);
        WriteSums(json, "skippedElements", entity.Counts.SkippedElements);
        WriteSums(json, "skippedRows", entity.Counts.SkippedRows);
        WriteSums(json, "superseded", entity.Counts.Superseded);
        WriteSums(json, "counted", entity.Counts.Counted);
        json.WriteStartObject("phaseSeconds");
        foreach (var (phase, time) in entity.PhaseTimes.OrderBy(pair => pair.Key))
            json.WriteNumber(phase.ToString().ToLowerInvariant(), Seconds(time));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSums(Utf8JsonWriter json, string name, SortedDictionary<string, long> sums)
    {
        json.WriteStartObject(name);
        foreach (var (key, count) in sums)
            json.WriteNumber(key, count);
        json.WriteEndObject();
    }

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
