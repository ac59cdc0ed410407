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
        ProgressText.Line(At(EntityPhase.Keys, 10, 500) with { BytesTotal = 0, DeadLetters = 0 }).ShouldBe("town: keys, 500 documents, " +
            "50/s, 0 dead letters");

    [Fact]
    public async Task Pipe_gets_a_line_every_two_seconds_and_one_at_the_end()
    {
        using var output = new StringWriter();
        var clock = new ManualClock();
        var view = new PlainProgress(output, clock);
        for (var step = 0; step < 40; step++)
        {
            view.Show(At(EntityPhase.Rows, 1 + step, 1000 + step));
            clock.Advance(TimeSpan.FromMilliseconds(100));
        }
        view.Note(true, "town: the server was gone for a moment");
        view.Show(At(EntityPhase.Done, 5, 2000));
        view.Show(At(EntityPhase.Done, 5, 2000));
        await view.DisposeAsync();
        Lines(output).ShouldBe(
        [
            "12:00:01 town: loading rows, 1,010 documents, 1,000 rows, 91/s, 33 s left, 10 dead letters",
            "12:00:03 town: loading rows, 1,030 documents, 1,020 rows, 33/s, 1 min 33 s left, 10 dead letters",
            "12:00:04 warning: town: the server was gone for a moment",
            "12:00:04 town: done, 2,000 documents, 1,990 rows, 10 dead letters",
        ]);
    }

    [Fact]
    public async Task Pipe_hears_of_a_phase_only_if_it_lasts()
    {
        using var output = new StringWriter();
        var clock = new ManualClock();
        var view = new PlainProgress(output, clock);
        view.Show(At(EntityPhase.Rows, 1, 1000));
        view.Show(At(EntityPhase.Indexing, 0, 1000));
        clock.Advance(TimeSpan.FromMilliseconds(900));
        view.Tick();
        output.ToString().ShouldBeEmpty();
        clock.Advance(TimeSpan.FromMilliseconds(200));
        view.Tick();
        view.Tick();
        await view.DisposeAsync();
        Lines(output).ShouldBe(["12:00:01 town: building indexes, 1,000 documents, 990 rows, 10 dead letters"]);
    }

    private static string[] Lines(StringWriter output) => output.ToString().Split(Environment.NewLine,
        StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public async Task Terminal_without_colours_gets_no_colour_codes()
    {
        using var output = new StringWriter();
        var view = new LiveProgress(output, useColor: false, [("province", Store.Postgres), ("town", Store.Postgres)]);
        view.Show(At(EntityPhase.Rows, 10, 1_000_000));
        await view.DisposeAsync();
        output.ToString().ShouldContain("1,000,000");
        output.ToString().ShouldContain("province");
        System.Text.RegularExpressions.Regex.IsMatch(output.ToString(), "\u001b\\[[0-9;]*m").ShouldBeFalse();
    }

    [Fact]
    public void No_color_turns_colours_off()
    {
        var surroundings = new Surroundings
        {
            Out = TextWriter.Null, Error = TextWriter.Null, In = TextReader.Null, IsTerminal = true,
            Environment = new Dictionary<string, string> { ["NO_COLOR"] = "1" }, Directory = "/", Program = "atlas",
        };
        surroundings.UseColor.ShouldBeFalse();
        (surroundings with { Environment = new Dictionary<string, string>() }).UseColor.ShouldBeTrue();
    }

    private static EntityProgress At(EntityPhase phase, double seconds, long documents) =>
        new("town", Store.Postgres, phase, LoadMode.Load, documents, documents - 10, 10, 25_000_000, 100_000_000, TimeSpan.FromSeconds(seconds));

    private sealed class ManualClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan time) => _now += time;

        public override DateTimeOffset GetUtcNow() => _now;

        public override long GetTimestamp() => _now.Ticks;

        // Tests call Tick themselves.
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
