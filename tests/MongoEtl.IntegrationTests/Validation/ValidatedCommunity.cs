using System.Text.Json.Nodes;
using MongoEtl.Cassandra;
using MongoEtl.Cassandra.Tests;
using MongoEtl.IntegrationTests.Dumps;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Validation;

/// <summary>The reference domain in both stores, migrated once; tests damage it, and mend it again.</summary>
public sealed class ValidatedCommunity(PostgresFixture postgres, CassandraFixture cassandra) : IAsyncDisposable
{
    internal const string Keyspace = "validated";

    private readonly TemporaryFolder _folder = new();
    private Migrator? _migrator;

    internal TestDatabase Database { get; private set; } = null!;

    internal CqlSession Session { get; private set; } = null!;

    internal JsonNode Plan { get; private set; } = null!;

    private string Sample => _folder.File("sample");

    /// <summary>Migrates, when first asked to.</summary>
    internal async Task ReadyAsync()
    {
        if (_migrator is not null)
            return;
        var endPoint = await cassandra.EndPointAsync();
        Database = await postgres.CreateDatabaseAsync();
        var migrator = new Migrator(ProgramFile.Community, Database);
        migrator.Environment["CASSANDRA_HOSTS"] = $"{endPoint}";
        migrator.Environment["CASSANDRA_KEYSPACE"] = Keyspace;
        (await migrator.RunAsync("sample", "--out", Sample, "--seed", "7")).ShouldExit(0);
        (await migrator.RunAsync("migrate", "--source", Sample)).ShouldExit(3);
        Plan = JsonNode.Parse((await migrator.RunAsync("plan", "--json")).ShouldExit(0).Out)!;
        Session = await CqlSession.ConnectAsync(new SessionOptions
        {
            ContactPoints = [new ContactPoint(endPoint.Address.ToString(), endPoint.Port)],
            RequestTimeout = TimeSpan.FromSeconds(60),
        });
        _migrator = migrator;
    }

    /// <summary>Runs <c>validate --json</c>.</summary>
    internal async Task<JsonNode> ValidateAsync(int code, params string[] options) => JsonNode.Parse(
        (await _migrator!.RunAsync(["validate", "--source", Sample, "--json", .. options])).ShouldExit(code).Out)!;

    /// <summary>Runs a CQL statement in which <c>{0}</c> is the keyspace.</summary>
    internal async Task ExecuteAsync(string statement) => await Session.QueryAsync(string.Format(statement, Keyspace));

    /// <summary>The rows of a CQL statement, as texts of the form of CSV.</summary>
    internal async Task<List<string?[]>> ReadAsync(string statement)
    {
        var rows = new List<string?[]>();
        await foreach (var page in Session.ReadPagesAsync(string.Format(statement, Keyspace)))
        {
            while (page.Read())
                rows.Add([.. Enumerable.Range(0, page.Columns.Count).Select(column => Text(page, column))]);
        }
        return rows;
    }

    /// <summary>What a report says of a round's rows.</summary>
    internal static string[] Findings(JsonNode report, int round) =>
    [
        .. report["rounds"]![round]!["tables"]!.AsArray().SelectMany(table => table!["findings"]!.AsArray(), (table, finding) => new Damage(
                (string)table!["store"]!, (string)table["table"]!, (string)finding!["kind"]!,
                string.Join(',', finding["key"]!.AsObject().Select(part => $"{part.Key}={part.Value}")),
                string.Join(',', finding["columns"]!.AsArray())).ToString()).Order(StringComparer.Ordinal),
    ];

    public async ValueTask DisposeAsync()
    {
        if (Session is not null)
            await Session.DisposeAsync();
        _migrator?.Dispose();
        _folder.Dispose();
    }

    private static string? Text(CqlRowReader row, int column)
    {
        if (row.IsNull(column))
            return null;
        var text = new System.Text.StringBuilder();
        CqlForm.Cell.Append(text, row.Columns[column].Type, row.GetBytes(column));
        return text.ToString();
    }
}
