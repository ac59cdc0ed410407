namespace MongoEtl.Cli.Tests;

public sealed class RunLogTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("mongoetl-log-").FullName;

    [Fact]
    public async Task Lines_have_time_level_event_and_text()
    {
        var log = RunLog.Open(_directory, TimeProvider.System);
        log.Write(LogEvent.Note, "hello");
        log.Write(LogEvent.Warning, "careful");
        await log.DisposeAsync();
        var lines = File.ReadAllLines(log.Files.Log);
        lines.Length.ShouldBe(2);
        lines[0].ShouldMatch(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}Z INFO  \[1200\] hello$");
        lines[1].ShouldEndWith(" WARN  [1201] careful");
        Path.GetFileName(log.Files.Log).ShouldMatch(@"^etl_\d{8}_\d{6}\.log$");
    }

    [Fact]
    public async Task Log_is_cut_at_10_MiB_and_five_older_parts_are_kept()
    {
        var log = RunLog.Open(_directory, TimeProvider.System);
        var line = new string('x', 64 * 1024);
        for (var i = 0; i < 8 * 10 * 16; i++)
            log.Write(LogEvent.Note, line);
        await log.DisposeAsync();
        var files = Directory.GetFiles(_directory);
        files.Length.ShouldBe(6);
        files.ShouldContain(log.Files.Log);
        files.ShouldAllBe(file => new FileInfo(file).Length <= 10 * 1024 * 1024 + 2 * line.Length);
        var other = RunFiles.Create(_directory, TimeProvider.System);
        other.ClearEarlier();
        Directory.GetFiles(_directory).ShouldBe([other.Log]);
    }

    [Fact]
    public void Two_runs_of_one_second_get_two_names()
    {
        var one = RunFiles.Create(_directory, TimeProvider.System);
        var two = RunFiles.Create(_directory, TimeProvider.System);
        two.Log.ShouldNotBe(one.Log);
    }

    [Fact]
    public void Only_files_of_runs_are_cleared()
    {
        string[] others = ["etl_notes.log", "etl_metrics.json", "metl_20200101_000000.log", "etl_20200101_000000.log.gz", "data.txt"];
        string[] runs = ["etl_20200101_000000.log", "etl_20200101_000000_01.log", "etl_metrics_20200101_000000.json",
            "etl_metrics_20200101_000000_2.json"];
        foreach (var name in others.Concat(runs))
            File.WriteAllText(Path.Combine(_directory, name), "x");
        var files = RunFiles.Create(_directory, TimeProvider.System);
        files.ClearEarlier();
        Directory.GetFiles(_directory).Select(Path.GetFileName).Order().ShouldBe(others.Append(Path.GetFileName(files.Log)).Order());
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
