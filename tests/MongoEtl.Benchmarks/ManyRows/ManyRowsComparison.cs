using System.Globalization;
using MongoEtl.Benchmarks.WholeRun;
using MongoEtl.Cassandra;

namespace MongoEtl.Benchmarks.ManyRows;

/// <summary><c>migrate</c> against a loop over the same client that sends the run's own requests again, alternating, in one run on one machine.</summary>
internal sealed class ManyRowsComparison(ChatProgram program)
{
    private static readonly (string Name, string Entity, string Table)[] Tables =
        [("rooms", "room", "rooms_by_mongo"), ("messages", "message", "messages_by_room")];

    /// <summary>Measures and prints.</summary>
    public async Task RunAsync(ManyRowsOptions options)
    {
        program.Migrate("user");
        Console.WriteLine($"{options.Rows:N0} rows of each table, {options.Runs} runs of each, alternating\n");
        var (floor, run) = (0.0, 0.0);
        var measured = Tables.Where(table => options.Tables.Contains(table.Name, StringComparison.Ordinal)).ToList();
        foreach (var (_, entity, table) in measured)
        {
            await RecordAsync(entity, table);
            var (floors, runs) = Measure(entity, table, options);
            (floor, run) = (floor + floors.Median, run + runs.Median);
        }
        Print("together", options.Rows * measured.Count, floor, run);
    }

    /// <summary>One run whose requests are recorded on their way. It also warms up the node.</summary>
    private async Task RecordAsync(string entity, string table)
    {
        program.Truncate(entity);
        await using var recorder = new FrameRecorder(program.Node, program.FramesOf(entity));
        program.Migrate(entity, recorder.EndPoint);
        Console.WriteLine($"{table}: {recorder.Recorded.Rows:N0} rows sent alone, {recorder.Recorded.Batches:N0} batches");
    }

    private (Figures Floor, Figures Run) Measure(string entity, string table, ManyRowsOptions options)
    {
        var floors = options.InFlight.Select(inFlight => new Figures($"{table}, {inFlight} frames in flight")).ToList();
        var runs = new Figures($"{table}, migrate");
        for (var run = 0; run < options.Runs; run++)
        {
            // Each is the first as often as the other: a node becomes quicker for minutes, and slower while it tidies up after a run.
            if (run % 2 == 0)
                Add(runs, () => program.Migrate(entity), entity);
            for (var floor = 0; floor < floors.Count; floor++)
                Add(floors[floor], () => program.Resend(entity, options.InFlight[floor]), entity);
            if (run % 2 != 0)
                Add(runs, () => program.Migrate(entity), entity);
        }
        foreach (var figures in floors.Append(runs))
            Console.WriteLine(figures);
        var best = floors.MinBy(figures => figures.Median)!;
        Print(table, options.Rows, best.Median, runs.Median);
        return (best, runs);
    }

    private void Add(Figures figures, Func<(TimeSpan Elapsed, long PeakBytes, string Output)> run, string entity)
    {
        program.Truncate(entity);
        var (elapsed, peakBytes, _) = run();
        figures.Add(elapsed, peakBytes);
    }

    private static void Print(string what, int rows, double floor, double run) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what}: {rows / run:N0} rows a second, the floor {rows / floor:N0}: {floor / run:P0}\n"));
}
