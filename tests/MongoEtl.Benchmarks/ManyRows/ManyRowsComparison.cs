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
        var floors = new Figures($"{table}, frames sent again");
        var runs = new Figures($"{table}, migrate");
        for (var run = 0; run < options.Runs; run++)
        {
            program.Truncate(entity);
            Add(floors, program.Resend(entity));
            program.Truncate(entity);
            Add(runs, program.Migrate(entity));
        }
        Console.WriteLine($"{floors}\n{runs}");
        Print(table, options.Rows, floors.Median, runs.Median);
        return (floors, runs);
    }

    private static void Add(Figures figures, (TimeSpan Elapsed, long PeakBytes, string Output) run) => figures.Add(run.Elapsed, run.PeakBytes);

    private static void Print(string what, int rows, double floor, double run) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what}: {rows / run:N0} rows a second, the floor {rows / floor:N0}: {floor / run:P0}\n"));
}
