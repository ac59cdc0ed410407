using System.Globalization;
using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>What a validation found, for people.</summary>
internal static class ValidationText
{
    /// <summary>One line of progress.</summary>
    public static string Line(EntityProgress progress) =>
        $"{ProgressText.Name(progress.Entity, progress.Store)}: {Numbers.Of(progress.Documents, "document")} read again, " +
        $"{Numbers.Of(progress.Rows, "row")} expected";

    /// <summary>Writes everything.</summary>
    public static void Write(TextWriter output, ValidationReport report)
    {
        for (var round = 0; round < report.Rounds.Count; round++)
        {
            output.WriteLine();
            if (round == 1)
                WriteRepair(output, report.Repair!);
            if (report.Rounds.Count > 1)
                output.WriteLine(round == 0 ? "Before the repair" : "After the repair");
            WriteRound(output, report.Rounds[round], report.SamplePercent is not null);
        }
        WriteUnusable(output, report);
        WriteEnd(output, report);
    }

    /// <summary>One line for each table and check.</summary>
    public static IEnumerable<string> LogLines(ValidationReport report)
    {
        foreach (var (number, round) in report.Rounds.Index())
        {
            var when = number == 0 ? "" : "after the repair: ";
            foreach (var table in round.Tables)
                yield return $"{when}{TitleOf(table.Store)} {table.Table}: {Verdict(table)}";
            foreach (var check in round.Checks)
                yield return $"{when}check {check.Name}: {Word(check.Outcome)}, {check.Message}";
        }
        foreach (var repair in report.Repair ?? [])
            yield return RepairLine(repair);
    }

    /// <summary>Writes the tables of one look, for each store.</summary>
    public static void WriteTables(TextWriter output, IEnumerable<TableComparison> tables, int indent = 0)
    {
        foreach (var store in tables.GroupBy(table => table.Store))
        {
            var text = new TextTable((TitleOf(store.Key), false), ("expected", true), ("found", true), ("missing", true), ("extra", true),
                ("differing", true), ("", false));
            foreach (var table in store)
            {
                text.Add(table.Table, Numbers.Count(table.Expected), Numbers.Count(table.Found), Numbers.Count(table.Missing),
                    table.Extra is { } extra ? Numbers.Count(extra) : "-", Numbers.Count(table.Differing), Absent(table));
            }
            text.Write(output, indent);
            output.WriteLine();
        }
    }

    private static void WriteRound(TextWriter output, ValidationRound round, bool isSample)
    {
        WriteTables(output, round.Tables);
        if (isSample && round.Tables.Count > 0)
            output.WriteLine("A sample: rows that no document gives are not looked for.");
        var findings = round.Tables.SelectMany(table => table.Findings.Select(finding => (Table: table, Finding: finding))).ToList();
        if (findings.Count > 0)
            output.WriteLine("Rows that are not as the documents give them");
        foreach (var (table, finding) in findings)
            output.WriteLine($"  {FindingLine(table, finding)}");
        foreach (var table in round.Tables)
        {
            var more = table.Missing + (table.Extra ?? 0) + table.Differing - table.Findings.Count;
            if (more > 0 && table.AbsentColumns.Count == 0)
                output.WriteLine($"  {table.Table}: {Numbers.Of(more, "more row")} (--show N names more)");
        }
        foreach (var table in round.Tables.Where(table => table.InOtherForm > 0))
            output.WriteLine(OtherForm(table));
        WriteChecks(output, round.Checks);
    }

    private static string OtherForm(TableComparison table) => $"{TitleOf(table.Store)} {table.Table}: the encrypted texts of "
        + $"{Numbers.Of(table.InOtherForm, "row")} agree and are stored as other settings wrote them; "
        + "migrate or --repair writes them anew.";

    private static void WriteChecks(TextWriter output, IReadOnlyList<CheckReport> checks)
    {
        if (checks.Count == 0)
            return;
        output.WriteLine("Checks");
        var width = checks.Max(check => check.Name.Length);
        foreach (var check in checks)
        {
            output.WriteLine($"  {check.Name.PadRight(width)}  {Word(check.Outcome),-7}  {check.Message}");
            foreach (var sample in check.Samples)
                output.WriteLine($"  {new string(' ', width)}           {sample}");
        }
        output.WriteLine();
    }

    private static string FindingLine(TableComparison table, RowFinding finding)
    {
        var names = finding.Columns.Select(column => finding.Unreadable.Contains(column) ? $"{column} (does not decrypt)" : column);
        var columns = finding.Columns.Count == 0 ? "" : $": {string.Join(", ", names)}";
        var id = finding.SourceId is { } text && finding.Key.All(part => part.Value != text) ? $" (_id {text})" : "";
        var store = table.Store == Store.Cassandra ? "Cassandra " : "";
        return $"{store}{table.Table}  {finding.Kind.ToString().ToLowerInvariant()}  {finding.KeyText}{id}{columns}";
    }

    private static void WriteRepair(TextWriter output, IReadOnlyList<TableRepair> repairs)
    {
        output.WriteLine("Repair");
        foreach (var repair in repairs)
            output.WriteLine($"  {RepairLine(repair)}");
        output.WriteLine();
    }

    private static string RepairLine(TableRepair repair)
    {
        var line = $"{TitleOf(repair.Store)} {repair.Table}: {Numbers.Of(repair.Written, "row")} written, " +
            $"{Numbers.Count(repair.Deleted)} removed";
        if (repair.StillReferredTo > 0)
            line += $"; {Numbers.Of(repair.StillReferredTo, "extra row stays", "extra rows stay")}, because other rows refer to them";
        return repair.Problem is { } problem ? $"{line}; not all could be written: {problem}" : line;
    }

    private static void WriteUnusable(TextWriter output, ValidationReport report)
    {
        var count = report.Documents.Sum(documents => documents.Unusable);
        if (count == 0)
            return;
        output.WriteLine($"{Numbers.Of(count, "document cannot", "documents cannot")} become rows and {(count == 1 ? "is" : "are")} no " +
            $"{(count == 1 ? "dead letter" : "dead letters")}: migrate again, which sets them aside");
        foreach (var finding in report.Unusable)
            output.WriteLine($"  {ProgressText.Name(finding.Entity, finding.Store)}  {finding.SourceId}  {finding.Path}  {finding.Reason}");
    }

    private static void WriteEnd(TextWriter output, ValidationReport report)
    {
        if (report.DeadLetters > 0)
        {
            output.WriteLine($"{Numbers.Of(report.DeadLetters, "document is", "documents are")} set aside and expected nowhere: " +
                "dead-letters list says why.");
        }
        var last = report.Rounds[^1];
        var tables = last.Tables.Count(table => !table.Agrees);
        var failed = last.Checks.Count(check => check.Outcome == CheckOutcome.Failed);
        var isSample = report.SamplePercent is not null;
        var rows = report.SamplePercent is { } percent
            ? string.Create(CultureInfo.InvariantCulture, $"The rows of {percent} % of the documents") : "Every row";
        if (report.Agrees)
        {
            string[] sentences =
            [
                last.Tables.Count > 0 ? $"{rows} agree{(isSample ? "" : "s")}." : "",
                last.Checks.Count > 0 ? "Every check that ran has passed." : "",
            ];
            output.WriteLine(string.Join(' ', sentences.Where(sentence => sentence.Length > 0)));
            return;
        }
        output.WriteLine($"{Numbers.Of(tables, "table differs", "tables differ")}, " +
            $"{Numbers.Of(failed, "check has failed", "checks have failed")}.");
    }

    private static string Verdict(TableComparison table) =>
        $"{table.Expected} expected, {table.Found} found, {table.Missing} missing, "
        + $"{table.Extra?.ToString(CultureInfo.InvariantCulture) ?? "-"} extra, "
        + $"{table.Differing} differing{(table.InOtherForm > 0 ? $", {table.InOtherForm} in another form" : "")}"
        + (Absent(table) is { Length: > 0 } absent ? $", {absent}" : "");

    private static string Absent(TableComparison table) => table.AbsentColumns switch
    {
        [] => "",
        ["*"] => "THERE IS NO SUCH TABLE",
        _ => $"columns absent: {string.Join(", ", table.AbsentColumns)}",
    };

    private static string Word(CheckOutcome outcome) => outcome == CheckOutcome.Failed ? "FAILED" : outcome.ToString().ToLowerInvariant();

    private static string TitleOf(Store store) => store == Store.Cassandra ? "Cassandra" : "PostgreSQL";
}
