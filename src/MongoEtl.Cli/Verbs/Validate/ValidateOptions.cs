using System.Globalization;
using CommandLine;

namespace MongoEtl.Cli;

/// <summary>Options of <c>validate</c>.</summary>
internal sealed class ValidateOptions : WritingOptions
{
    [Option("source", MetaValue = "SOURCE",
        HelpText = "The path of the dump that was migrated, or the address of the MongoDB; stands above " +
        "MONGODB_URI.")]
    [Manual("--source backup/dump", Default = "MONGODB_URI")]
    public string? Source { get; set; }

    [Option("source-read-concern", MetaValue = "LEVEL", HelpText = "What reads of a server may see, as for migrate; stands above " +
        "MONGODB_READ_CONCERN.")]
    [Manual("--source-read-concern snapshot", Default = "MONGODB_READ_CONCERN, else what the address says, else local")]
    public string? SourceReadConcern { get; set; }

    [Option("only", MetaValue = "NAMES", Separator = ',', HelpText = "Only the tables of these entities, named with commas and no blanks " +
        "between them. Checks are then left out.")]
    [Manual("--only province,municipality", Default = "all entities")]
    public IEnumerable<string> Only { get; set; } = [];

    [Option("target", MetaValue = "STORE", HelpText = "The store to compare: postgres, cassandra or both.")]
    [Manual("--target postgres", Default = "both, as far as the plan has tables in them and settings say where they are")]
    public string? Target { get; set; }

    [Option("sample", MetaValue = "P",
        HelpText = "Compares the rows of P percent of the documents, chosen by a digest of their _id, the same " +
        "ones every time. Extra rows are then not looked for.")]
    [Manual("--sample 5", Default = "all documents")]
    public string? Sample { get; set; }

    [Option("jobs", MetaValue = "N", HelpText = "Parts of collections and of tables that are read at once. Any number finds the same.")]
    [Manual("--jobs 4", Default = "the number of processors, at most 8")]
    public int? Jobs { get; set; }

    [Option("show", MetaValue = "N", HelpText = "Most rows that are named of each table; the counts are always of all.")]
    [Manual("--show 100", Default = "20; with --json 10000")]
    public int? Show { get; set; }

    [Option("json", HelpText = "Prints one JSON document; progress goes to standard error.")]
    [Manual("--json")]
    public bool Json { get; set; }

    [Option("rows-only", HelpText = "Compares rows and leaves the checks out.")]
    [Manual("--rows-only")]
    public bool RowsOnly { get; set; }

    [Option("checks-only", HelpText = "Runs the checks and compares no rows.")]
    [Manual("--checks-only")]
    public bool ChecksOnly { get; set; }

    [Option("repair", HelpText = "Writes rows that are missing or differ, then validates again and prints both results.")]
    [Manual("--repair")]
    public bool Repair { get; set; }

    [Option("delete-extra", HelpText = "With --repair: also removes rows that no document explains, unless other rows refer to them.")]
    [Manual("--repair --delete-extra")]
    public bool DeleteExtra { get; set; }

    /// <summary>The sample's share in percent, or null.</summary>
    public double? SamplePercent => Sample is { } text && TryPercent(text, out var percent) ? percent : null;

    public override Dictionary<string, string?> Settings()
    {
        var settings = base.Settings();
        settings["source"] = Source;
        settings["source-read-concern"] = SourceReadConcern;
        return settings;
    }

    public override void Check(ICollection<string> problems)
    {
        AtLeast(problems, "jobs", Jobs, 1);
        AtLeast(problems, "show", Show, 0);
        TargetChoice.Check(problems, Target);
        if (Sample is { } text && !TryPercent(text, out _))
            problems.Add("--sample is no share: write a number above 0 and at most 100, for example --sample 5.");
        if (RowsOnly && ChecksOnly)
            problems.Add("--rows-only and --checks-only leave nothing to do: leave out one of them.");
        if (DeleteExtra && !Repair)
            problems.Add("--delete-extra is a part of --repair: write both.");
        if (Repair && ChecksOnly)
            problems.Add("--repair mends rows, and --checks-only compares none: leave out one of them.");
        if (DeleteExtra && Sample is not null)
            problems.Add("--sample looks for no extra rows, so --delete-extra cannot go with it: leave out one of them.");
    }

    private static bool TryPercent(string text, out double percent) =>
        double.TryParse(text.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out percent)
            && percent is > 0 and <= 100;
}
