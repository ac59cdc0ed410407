using System.Text.Json.Nodes;

namespace MongoEtl.IntegrationTests.Programs;

/// <summary>The files that runs leave in their working directory.</summary>
internal static class RunFiles
{
    public static string[] Logs(string folder) => [.. Directory.EnumerateFiles(folder, "etl_*.log").Order(StringComparer.Ordinal)];

    public static string[] Metrics(string folder) => [.. Directory.EnumerateFiles(folder, "etl_metrics_*.json").Order(StringComparer.Ordinal)];

    public static JsonNode LastMetrics(string folder) => JsonNode.Parse(File.ReadAllText(Metrics(folder)[^1]))!;
}
