using System.Text.Json.Nodes;

namespace MongoEtl.IntegrationTests.Programs;

/// <summary>The files that runs leave in their working directory.</summary>
internal static class RunFiles
{
    public static string[] Logs(string folder) => [.. Directory.EnumerateFiles(folder, "etl_*.log").Order(StringComparer.Ordinal)];

    public static string[] Metrics(string folder) => [.. Directory.EnumerateFiles(folder, "etl_metrics_*.json").Order(StringComparer.Ordinal)];

    /// <summary>Those of the last migration.</summary>
    public static JsonNode LastMetrics(string folder) => All(folder).Last(metrics => metrics["run"] is not null);

    /// <summary>Those of the last validation.</summary>
    public static JsonNode LastValidation(string folder) => All(folder).Last(metrics => metrics["validation"] is not null);

    private static IEnumerable<JsonNode> All(string folder) => Metrics(folder).Select(file => JsonNode.Parse(File.ReadAllText(file))!);
}
