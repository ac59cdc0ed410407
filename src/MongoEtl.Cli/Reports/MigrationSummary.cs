using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>What a migration prints at its end.</summary>
internal static class MigrationSummary
{
    /// <summary>The whole summary; what to do about dead letters is told only if <paramref name="program"/>, which is to do it, is
    /// named.</summary>
    public static void Write(TextWriter output, MigrationReport report, string? program)
    {
        output.WriteLine();
        var elapsed = Numbers.Seconds((report.FinishedAt - report.StartedAt).TotalSeconds);
        output.WriteLine($"{Heading(report)} in {elapsed} s, from {report.Source}.");
        output.WriteLine();
        foreach (var store in Enum.GetValues<Store>())
            WriteEntities(output, report, store);
        foreach (var store in Enum.GetValues<Store>())
            WriteTables(output, report, store);
        WriteDerived(output, report.Derived);
        WriteNotes(output, "Unresolved references", report, counts => counts.Unresolved);
        WriteNotes(output, "Values of another type that a rule let pass", report, counts => counts.Mismatched);
        WriteNotes(output, "Rows left out because a reference found nothing", report, counts => counts.SkippedRows);
        WriteNotes(output, "Rows left out because another one of their key is newer", report, counts => counts.Superseded);
        WriteNotes(output, "Array elements that gave no row", report, counts => counts.SkippedElements);
        WriteNotes(output, "Documents counted by a rule", report, counts => counts.Counted);
        if (report.Warnings.Count > 0)
        {
            output.WriteLine("Warnings");
            foreach (var warning in report.Warnings)
                output.WriteLine($"  {warning}");
            output.WriteLine();
        }
        WriteDeadLetters(output, report, program);
    }

    /// <summary>One entity's numbers on one line, for the log.</summary>
    public static string Line(EntityReport entity)
    {
        var counts = entity.Counts;
        var rows = string.Join(", ", counts.Rows.Select(pair => $"{Numbers.Of(pair.Value, "row")} for {pair.Key}"));
        return $"{Name(entity)}: {ProgressText.Phase(entity.Store, entity.Phase, entity.Mode)}, {Numbers.Count(counts.Read)} read, " +
            $"{Numbers.Count(counts.Filtered)} filtered, " +
            $"{(rows.Length == 0 ? "no rows" : rows)}, {Numbers.Of(counts.DeadLetters, "dead letter")}, " +
            $"{Numbers.Seconds(entity.Elapsed.TotalSeconds)} s";
    }

    private static string Name(EntityReport entity) => ProgressText.Name(entity.Entity, entity.Store);

    private static string Heading(MigrationReport report) => (report.IsDryRun, report.Outcome) switch
    {
        (true, MigrationOutcome.Done) => "Dry run done, nothing was written,",
        (false, MigrationOutcome.Done) => $"Run {report.RunId} done",
        (true, var outcome) => $"Dry run {outcome.ToString().ToLowerInvariant()}",
        (_, var outcome) => $"Run {report.RunId} {outcome.ToString().ToLowerInvariant()}",
    };

    private static void WriteEntities(TextWriter output, MigrationReport report, Store store)
    {
        var isSecond = store == Store.Cassandra;
        (string, bool)[] columns = [(isSecond ? "in Cassandra" : "entity", false), ("mode", false), ("phase", false), ("read", true),
            ("filtered", true), .. isSecond ? [("left out before", true)] : Array.Empty<(string, bool)>(),
            ("dead letters", true), ("seconds", true)];
        var table = new TextTable(columns);
        foreach (var entity in report.Entities.Where(entity => entity.Store == store))
        {
            var counts = entity.Counts;
            string[] before = isSecond ? [Numbers.Count(counts.SetAsideBefore)] : [];
            table.Add([entity.Entity, ProgressText.Mode(store, entity.Mode), ProgressText.Phase(store, entity.Phase, entity.Mode),
                Numbers.Count(counts.Read), Numbers.Count(counts.Filtered), .. before, Numbers.Count(counts.DeadLetters),
                Numbers.Seconds(entity.Elapsed.TotalSeconds)]);
        }
        if (table.IsEmpty)
            return;
        table.Write(output);
        output.WriteLine();
    }

    private static void WriteTables(TextWriter output, MigrationReport report, Store store)
    {
        // Who upserts does not learn what was there before.
        var hasChanges = !report.IsDryRun && store == Store.Postgres;
        var heading = store == Store.Cassandra ? "Cassandra table" : "table";
        var table = hasChanges
            ? new TextTable((heading, false), ("rows", true), ("changed", true))
            : new TextTable((heading, false), ("rows", true));
        foreach (var entity in report.Entities.Where(entity => entity.Store == store))
        {
            foreach (var (name, rows) in entity.Counts.Rows)
            {
                string[] cells = [name, Numbers.Count(rows), Numbers.Count(Changed(entity, name, rows))];
                table.Add(hasChanges ? cells : cells[..2]);
            }
        }
        if (table.IsEmpty)
            return;
        table.Write(output);
        output.WriteLine();
    }

    private static void WriteDerived(TextWriter output, IReadOnlyList<DerivedReport> tables)
    {
        var text = new TextTable(("derived table", false), ("rows", true), ("changed", true), ("removed", true), ("seconds", true));
        foreach (var table in tables)
            text.Add(table.Table, Numbers.Count(table.Rows), Numbers.Count(table.Changed), Numbers.Count(table.Removed),
                Numbers.Seconds(table.Elapsed.TotalSeconds));
        if (text.IsEmpty)
            return;
        text.Write(output);
        output.WriteLine();
    }

    /// <summary>Rows inserted or changed. A load into an empty table changes as many as it sends.</summary>
    public static long Changed(EntityReport entity, string table, long rows) =>
        entity.Mode == LoadMode.Load ? rows : entity.Counts.Changed.GetValueOrDefault(table);

    private static void WriteNotes(
        TextWriter output, string heading, MigrationReport report, Func<EntityCounts, IReadOnlyDictionary<string, long>> notes)
    {
        var lines = LegNotes.Of(report, notes);
        if (lines.Count == 0)
            return;
        output.WriteLine(heading);
        foreach (var line in lines)
            output.WriteLine($"  {Note(line)}");
        output.WriteLine();
    }

    // Both legs look at the same values, so people read one number, unless the legs differ.
    private static string Note(LegNotes.Line line)
    {
        var name = $"{line.Entity}.{line.Note}";
        if (line.Legs.Count == 1)
            return $"{ProgressText.Name(name, line.Legs[0].Store)}: {Numbers.Count(line.Count)}";
        return line.Agrees
            ? $"{name}: {Numbers.Count(line.Count)}, in both legs"
            : $"{name}: {string.Join(", ", line.Legs.Select(leg => $"{Numbers.Count(leg.Count)} in {Leg(leg.Store)}"))}";
    }

    private static string Leg(Store store) => store == Store.Postgres ? "PostgreSQL" : "Cassandra";

    private static bool HasSecond(MigrationReport report) => report.Entities.Any(entity => entity.Store == Store.Cassandra);

    private static void WriteDeadLetters(TextWriter output, MigrationReport report, string? program)
    {
        if (report.IsDryRun)
        {
            foreach (var letter in report.DeadLetters)
                output.WriteLine(DeadLetterText.Line(letter));
            output.WriteLine(report.DeadLetters.Count == 0
                ? "No document would be set aside."
                : $"{Numbers.Of(report.DeadLetters.Count, "document")} would be set aside. Correct the data or the classes before " +
                    $"migrating.");
            output.WriteLine();
            return;
        }
        var letters = report.Entities.Sum(entity => entity.Counts.DeadLetters);
        if (letters == 0 || program is null)
            return;
        output.WriteLine($"{Numbers.Of(letters, "document")} {(letters == 1 ? "was" : "were")} set aside and " +
            $"{(letters == 1 ? "has" : "have")} no rows{(HasSecond(report) ? " in the store named" : "")}. What to do:");
        output.WriteLine($"  {program} dead-letters list         the documents and the reasons");
        output.WriteLine($"  {program} dead-letters show ID      one of them as it is in the source");
        output.WriteLine($"  {program} dead-letters replay       loads them after the classes are corrected");
        output.WriteLine("  A document corrected in the source is loaded by the next migrate of a new dump.");
        output.WriteLine();
    }
}
