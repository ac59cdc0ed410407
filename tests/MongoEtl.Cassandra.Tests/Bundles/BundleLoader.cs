using System.Text.RegularExpressions;

namespace MongoEtl.Cassandra.Tests;

/// <summary>Loads a bundle as cqlsh would: runs its scripts statement by statement, and binds what COPY reads to prepared
/// statements.</summary>
internal sealed partial class BundleLoader(CqlSession session, string folder)
{
    /// <summary>Rows that COPY loaded and rows that INSERT statements did.</summary>
    public (long Copied, long Inserted) Rows { get; private set; }

    /// <summary>Runs <c>load.cql</c>.</summary>
    public Task RunAsync() => RunAsync("load.cql");

    private async Task RunAsync(string script)
    {
        foreach (var statement in Statements(await File.ReadAllTextAsync(Path.Combine(folder, script))))
        {
            if (Source().Match(statement) is { Success: true } source)
                await RunAsync(source.Groups["file"].Value);
            else if (Copy().Match(statement) is { Success: true } copy)
                await CopyAsync(copy);
            else if (Use().Match(statement) is { Success: true } use)
                await session.UseKeyspaceAsync(use.Groups["keyspace"].Value);
            else if (statement.StartsWith("CONSISTENCY ", StringComparison.Ordinal))
                ConsistencyNames.Parse(statement["CONSISTENCY ".Length..]);
            else if (statement.StartsWith("CREATE ", StringComparison.Ordinal))
                await session.ChangeSchemaAsync(statement);
            else
                await InsertAsync(statement);
        }
    }

    private async Task InsertAsync(string statement)
    {
        statement.ShouldStartWith("INSERT INTO ");
        await session.QueryAsync(statement);
        Rows = Rows with { Inserted = Rows.Inserted + 1 };
    }

    private async Task CopyAsync(Match copy)
    {
        var names = copy.Groups["columns"].Value;
        var insert = await session.PrepareAsync(
            $"INSERT INTO {copy.Groups["table"].Value} ({names}) VALUES ({string.Join(", ", names.Split(", ").Select(_ => "?"))})");
        var rows = CopyReader.ReadFile(Path.Combine(folder, copy.Groups["file"].Value)).ToList();
        rows[0].ShouldBe(names.Split(", ").Select(name => name.Trim('"')));
        await Parallel.ForEachAsync(rows.Skip(1), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (row, _) =>
        {
            row.Length.ShouldBe(insert.Markers.Count);
            var values = row.Select((field, column) =>
                CopyValue.Of(insert.Markers[column].Type, field, copy.Groups["null"].Value, backwards: true));
            await session.ExecuteAsync(insert, RowBytes.Of([.. values]), new Token(0), null, Consistency.One);
        });
        Rows = Rows with { Copied = Rows.Copied + rows.Count - 1 };
    }

    /// <summary>Cuts a script at semicolons outside of quotes, comments left out.</summary>
    public static IEnumerable<string> Statements(string script)
    {
        var lines = script.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal));
        var text = string.Join('\n', lines);
        var (from, quote) = (0, '\0');
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '\'' or '"' && (quote == '\0' || quote == text[at]))
                quote = quote == '\0' ? text[at] : '\0';
            else if (text[at] == ';' && quote == '\0')
            {
                yield return text[from..at].Trim();
                from = at + 1;
            }
        }
        text[from..].Trim().ShouldBe("");
    }

    [GeneratedRegex("^SOURCE '(?<file>[^']+)'$")]
    private static partial Regex Source();

    [GeneratedRegex("^USE \"(?<keyspace>[^\"]+)\"$")]
    private static partial Regex Use();

    [GeneratedRegex("""^COPY (?<table>"\w+") \((?<columns>[^)]+)\) FROM '(?<file>[^']+)' WITH HEADER = TRUE AND NULL = '(?<null>[^']+)' """
        + """AND QUOTE = '"' AND ESCAPE = '"' AND DATETIMEFORMAT = '%Y-%m-%d %H:%M:%S%z' """
        + """AND BOOLSTYLE = 'True,False' AND MAXBATCHSIZE = \d+$""")]
    private static partial Regex Copy();
}
