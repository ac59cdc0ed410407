using System.Net;
using MongoEtl.Cassandra;

namespace MongoEtl.IntegrationTests.TwoStores;

/// <summary>What stands in Cassandra.</summary>
internal static class CassandraRows
{
    /// <summary>The rows of a statement, each as one text with columns parted by <c>|</c> and an absent value as <c>-</c>, in the order of the texts.
    /// Columns are texts, ints and uuids.</summary>
    public static Task<string[]> ReadAsync(IPEndPoint endPoint, string statement, Consistency consistency = Consistency.One) => ReadAsync(new SessionOptions
    {
        ContactPoints = [new ContactPoint(endPoint.Address.ToString(), endPoint.Port)],
        RequestTimeout = TimeSpan.FromSeconds(60),
    }, statement, consistency);

    /// <summary>The same, signing in as the options say.</summary>
    public static async Task<string[]> ReadAsync(SessionOptions options, string statement, Consistency consistency = Consistency.One)
    {
        await using var session = await CqlSession.ConnectAsync(options);
        var rows = new List<string>();
        await foreach (var page in session.ReadPagesAsync(statement, 1000, consistency))
        {
            while (page.Read())
                rows.Add(string.Join('|', Enumerable.Range(0, page.Columns.Count).Select(column => Text(page, column))));
        }
        rows.Sort(StringComparer.Ordinal);
        return [.. rows];
    }

    /// <summary>Runs statements that change the schema.</summary>
    public static async Task ExecuteAsync(IPEndPoint endPoint, params string[] statements)
    {
        await using var session = await CqlSession.ConnectAsync(new SessionOptions { ContactPoints = [new ContactPoint(endPoint.Address.ToString(), endPoint.Port)] });
        foreach (var statement in statements)
            await session.ChangeSchemaAsync(statement);
    }

    private static string Text(CqlRowReader row, int column) => row.IsNull(column) ? "-" : row.Columns[column].Type.Code switch
    {
        CqlTypeCode.Int => $"{row.GetInt(column)}",
        CqlTypeCode.Uuid or CqlTypeCode.Timeuuid => $"{row.GetUuid(column)}",
        CqlTypeCode.Bigint => $"{row.GetBigint(column)}",
        _ => row.GetText(column)!,
    };
}
