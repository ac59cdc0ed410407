using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>Compares what stands in the tables with what the run counted.</summary>
internal static class DemoCheck
{
    /// <summary>Writes the comparison, one line a table.</summary>
    /// <returns>True when all tables agree.</returns>
    public static async Task<bool> WriteAsync(
        TextWriter output, Plan plan, MigrationReport report, IRowTarget target, CancellationToken cancellation)
    {
        var text = new TextTable(("table", false), ("rows of the run", true), ("rows in the table", true), ("changed now", true), ("",
            false));
        var agrees = true;
        foreach (var entity in report.Entities.Where(entity => entity.Store == Store.Postgres))
        {
            foreach (var table in plan.Entities.First(planned => planned.Name == entity.Entity).Tables)
            {
                var sent = entity.Counts.Rows.GetValueOrDefault(table.Name);
                var found = await target.CountRowsAsync(table, cancellation).ConfigureAwait(false);
                var verdict = Verdict(table, sent, found);
                agrees &= verdict.Agrees;
                text.Add(table.QuotedName, Numbers.Count(sent), Numbers.Count(found),
                    Numbers.Count(MigrationSummary.Changed(entity, table.Name, sent)), verdict.Words);
            }
        }
        text.Write(output, 3);
        return agrees;
    }

    /// <summary>The Cassandra tables of a run and how many rows each is to have.</summary>
    private static IEnumerable<(CqlTablePlan Table, long Rows)> Sent(Plan plan, MigrationReport report) =>
        report.Entities.Where(entity => entity.Store == Store.Cassandra)
            .SelectMany(entity => plan.Entities.First(planned => planned.Name == entity.Entity).CassandraTables
                .Select(table => (table, entity.Counts.Rows.GetValueOrDefault(table.Name))))
            .Concat(report.Derived.Select(derived => (plan.Derived.First(planned => planned.Name == derived.Table).Table, derived.Rows)));

    /// <summary>Writes the same for Cassandra, and how each table's content compares with that of the demo before.</summary>
    /// <returns>True when all tables agree.</returns>
    public static async Task<bool> WriteAsync(
        TextWriter output, Plan plan, MigrationReport report, IWideColumnTarget target, DemoDigests digests, CancellationToken cancellation)
    {
        var text = new TextTable(
            ("Cassandra table", false), ("rows of the run", true), ("rows in the table", true), ("", false), ("content since the demo before", false));
        var agrees = true;
        foreach (var (table, sent) in Sent(plan, report))
        {
            var found = await target.ExamineAsync(table, cancellation).ConfigureAwait(false);
            agrees &= sent == found.Rows;
            text.Add(table.Name, Numbers.Count(sent), Numbers.Count(found.Rows), sent == found.Rows ? "equal" : "DIFFERS",
                digests.Compare(target.Destination, table.Name, found.Digest));
        }
        text.Write(output, 3);
        return agrees;
    }

    private static (bool Agrees, string Words) Verdict(TablePlan table, long sent, long found)
    {
        if (sent == found)
            return (true, "equal");
        // Several rows of one key are sent, one stays.
        return table.NewestColumn is { } newest && found < sent
            ? (true, $"as planned: of rows with one key, the greatest {newest}")
            : (false, "DIFFERS");
    }
}
