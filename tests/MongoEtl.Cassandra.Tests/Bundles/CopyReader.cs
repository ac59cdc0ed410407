using System.Text;

namespace MongoEtl.Cassandra.Tests;

/// <summary>Reads CSV files by the rules of cqlsh's COPY FROM with HEADER, QUOTE = '"' and ESCAPE = '"', and is stricter where it would
/// fail or guess.</summary>
/// <remarks>Apache Cassandra, doc "cqlsh" and pylib/cqlshlib/copyutil.py (5.0); Python, "csv", "open" (universal newlines).</remarks>
internal static class CopyReader
{
    private const int LinesAtOnce = 5_000;
    private const int LongestField = 131_072;

    /// <summary>The rows of a file as texts, the header's first.</summary>
    public static IEnumerable<string[]> ReadFile(string path) =>
        Read(File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)));

    /// <summary>The rows of a file's text.</summary>
    public static IEnumerable<string[]> Read(string content)
    {
        // A file is cut into lines before quotes are looked for, and a carriage return ends one, too.
        var lines = content.Replace("\r\n", "\n").Replace('\r', '\n').Split('\n');
        lines[^1].ShouldBe("", "the last line is whole");
        return lines[..^1].Chunk(LinesAtOnce).SelectMany(chunk => chunk.Select(Fields));
    }

    /// <summary>One line's fields.</summary>
    public static string[] Fields(string line)
    {
        line.Contains('\0').ShouldBeFalse("Python's csv refuses NUL");
        var fields = new List<string>();
        for (var at = 0; ; at++)
        {
            var field = new StringBuilder();
            at = at < line.Length && line[at] == '"' ? Quoted(line, at + 1, field) : Plain(line, at, field);
            field.Length.ShouldBeLessThanOrEqualTo(LongestField);
            fields.Add(field.ToString());
            if (at >= line.Length)
                return [.. fields];
            line[at].ShouldBe(',');
        }
    }

    private static int Quoted(string line, int at, StringBuilder field)
    {
        while (true)
        {
            // More lines of the same record would be counted as records, and COPY would wait for them until it gives up.
            at.ShouldBeLessThan(line.Length, "a quoted field ends on its line");
            if (line[at] != '"')
                field.Append(line[at++]);
            else if (at + 1 < line.Length && line[at + 1] == '"')
                (field, at) = (field.Append('"'), at + 2);
            else
                return at + 1;
        }
    }

    private static int Plain(string line, int at, StringBuilder field)
    {
        while (at < line.Length && line[at] != ',')
            field.Append(line[at++]);
        return at;
    }
}
