using System.Globalization;

namespace MongoEtl.Benchmarks.ManyRows;

/// <summary>What the command <c>many-rows</c> may be told.</summary>
internal sealed record ManyRowsOptions
{
    public required string Program { get; init; }

    /// <summary>Rows of each table.</summary>
    public required int Rows { get; init; }

    public required int Runs { get; init; }

    public required string Jobs { get; init; }

    /// <summary>Tables to measure: rooms, messages, or both.</summary>
    public required string Tables { get; init; }

    /// <summary>Memory of the node that is started, as Java takes it.</summary>
    public required string Heap { get; init; }

    /// <summary>Requests that the floor has on the way; of several numbers the quickest counts.</summary>
    public required IReadOnlyList<string> InFlight { get; init; }

    public static ManyRowsOptions Read(string[] options) => new()
    {
        Program = Path.GetFullPath(Option(options, "--program", Path.Combine("artifacts", "chat-migrator", "chat-migrator"))),
        Rows = int.Parse(Option(options, "--rows", "1000000"), CultureInfo.InvariantCulture),
        Runs = int.Parse(Option(options, "--runs", "3"), CultureInfo.InvariantCulture),
        Jobs = Option(options, "--jobs", "1"),
        Tables = Option(options, "--tables", "rooms,messages"),
        Heap = Option(options, "--heap", "2g"),
        InFlight = Option(options, "--in-flight", "1024").Split(','),
    };

    private static string Option(string[] options, string name, string otherwise)
    {
        var at = Array.IndexOf(options, name);
        return at >= 0 && at + 1 < options.Length ? options[at + 1] : otherwise;
    }
}
