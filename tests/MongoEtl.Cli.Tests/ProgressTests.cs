using MongoEtl.Runtime;

namespace MongoEtl.Cli.Tests;

public sealed class ProgressTests
{
    [Fact]
    public void Line_has_rows_rate_time_left_and_dead_letters() =>
        ProgressText.Line(At(EntityPhase.Rows, 10, 1_000_000)).ShouldBe(
            "town: loading rows, 1,000,000 documents, 999,990 rows, 100,000/s, 30 s left, 10 dead letters");

    [Fact]
    public void Line_without_known_size_has_no_time_left() =>
        ProgressText.Line(At(EntityPhase.Keys, 10, 500) with { BytesTotal = 0, DeadLetters = 0 }).ShouldBe("town: keys, 500 documents, 50/s, 0 dead letters");

    [Fact]
    public async Task Pipe_gets_a_line_for_each_phase_and_one_every_two_seconds_in_between()
    {
        using var output = new StringWriter();
        var clock = new ManualClock();
        var view = new PlainProgress(output, clock);
        for (var step = 0; step < 40; step++)
        {
            view.Show(At(EntityPhase.Rows, 1 + step, 1000 + step));
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }
        view.Show(At(EntityPhase.Indexing, 5, 2000));
        view.Note(true, "town: the server was gone for a moment");
        await view.DisposeAsync();
        var lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(4);
        lines[0].ShouldBe("12:00:00 town: loading rows, 1,000 documents, 990 rows, 1,000/s, 3 s left, 10 dead letters");
        lines[1].ShouldStartWith("12:00:02 town: loading rows");
        lines[2].ShouldBe("12:00:04 town: building indexes, 2,000 documents, 1,990 rows, 10 dead letters");
        lines[3].ShouldBe("12:00:04 warning: town: the server was gone for a moment");
    }

    [Fact]
    public async Task Terminal_without_colours_gets_no_colour_codes()
    {
        using var output = new StringWriter();
        var view = new LiveProgress(output, useColor: false, ["province", "town"]);
        view.Show(At(EntityPhase.Rows, 10, 1_000_000));
        await view.DisposeAsync();
        output.ToString().ShouldContain("1,000,000");
        output.ToString().ShouldContain("province");
        System.Text.RegularExpressions.Regex.IsMatch(output.ToString(), "\u001b\\[[0-9;]*m").ShouldBeFalse();
    }

    [Fact]
    public void No_color_turns_colours_off()
    {
        using var program = new Program();
        var surroundings = new Surroundings
        {
            Out = TextWriter.Null, Error = TextWriter.Null, In = TextReader.Null, IsTerminal = true,
            Environment = new Dictionary<string, string> { ["NO_COLOR"] = "1" }, Directory = "/", Program = "atlas",
        };
        surroundings.UseColor.ShouldBeFalse();
        (surroundings with { Environment = new Dictionary<string, string>() }).UseColor.ShouldBeTrue();
    }

    private static EntityProgress At(EntityPhase phase, double seconds, long documents) =>
        new("town", phase, LoadMode.Load, documents, documents - 10, 10, 25_000_000, 100_000_000, TimeSpan.FromSeconds(seconds));

    private sealed class ManualClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan time) => _now += time;

        public override DateTimeOffset GetUtcNow() => _now;

        public override long GetTimestamp() => _now.Ticks;
    }
}
