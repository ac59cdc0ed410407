using System.Text.Json;

namespace MongoEtl.Runtime.Tests;

public sealed class RunMetricsTests
{
    [Fact]
    public async Task Totals_count_what_both_legs_saw_once()
    {
        var report = await new World(SampleDocs.CreateForTwo(1)) { Plan = FakePlan.Create(wide: true) }.FinishAsync();

        using var stream = new MemoryStream();
        RunMetrics.Write(report, stream);

        using var json = JsonDocument.Parse(stream.ToArray());
        var totals = json.RootElement.GetProperty("totals");
        totals.GetProperty("read").GetInt64().ShouldBe(20 + 120 + 60);
        totals.GetProperty("deadLetters").GetInt64().ShouldBe(report.Entities.Sum(entity => entity.Counts.DeadLetters));
        var nodes = report.Entities.Where(entity => entity.Entity == "node").ToList();
        totals.GetProperty("unresolved").GetInt64().ShouldBe(
            new[] { "parent", "self" }.Sum(field => nodes.Max(leg => leg.Counts.Unresolved.GetValueOrDefault(field))));
    }

    [Fact]
    public async Task The_file_holds_the_run_and_every_count_of_its_entities()
    {
        var folder = Directory.CreateTempSubdirectory("mongoetl-metrics").FullName;
        try
        {
            var report = await new World(SampleDocs.Create(1)).FinishAsync();

            var path = await RunMetrics.WriteAsync(report, folder, CancellationToken.None);
            var second = await RunMetrics.WriteAsync(report, folder, CancellationToken.None);

            Path.GetFileName(path).ShouldMatch(@"^etl_metrics_\d{8}_\d{6}\.json$");
            second.ShouldNotBe(path);
            using var json = JsonDocument.Parse(await File.ReadAllTextAsync(path));
            json.RootElement.GetProperty("run").GetProperty("outcome").GetString().ShouldBe("done");
            var node = json.RootElement.GetProperty("entities")[1];
            node.GetProperty("read").GetInt64().ShouldBe(120);
            node.GetProperty("rows").GetProperty("node").GetInt64().ShouldBe(report.Entities[1].Counts.Rows["node"]);
            node.GetProperty("unresolved").GetProperty("parent").GetInt64().ShouldBe(report.Entities[1].Counts.Unresolved["parent"]);
            node.GetProperty("deadLetters").GetInt64().ShouldBeGreaterThan(0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
