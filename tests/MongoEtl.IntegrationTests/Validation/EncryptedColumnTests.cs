using System.Net;
using System.Text.Json.Nodes;
using MongoEtl.Cassandra;
using MongoEtl.Cassandra.Tests;
using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Validation;

/// <summary>Encrypted columns of both stores are compared by their plaintexts.</summary>
[Trait("Category", "Server")]
public sealed class EncryptedColumnTests(PostgresFixture postgres, CassandraFixture cassandra)
{
    private const string Secret = "carta que nadie debe ver";
    private const int Letters = 6;

    private static readonly string[] _tables = ["postgres letter", "cassandra letter"];

    [Fact]
    public async Task Another_mode_is_no_difference_and_what_does_not_decrypt_is_one_that_a_repair_mends()
    {
        var endPoint = await cassandra.EndPointAsync();
        using var scenario = await MigratedAsync(endPoint, "compatible");
        foreach (var mode in new[] { "v1", "off" })
        {
            var other = await ReportAsync(scenario, mode, 0);
            InOtherForm(other, 0).ShouldBe(_tables.Select(table => $"{table} {Letters}"));
            Findings(other, 0).ShouldBeEmpty();
        }
        scenario.Migrator.Environment["LETTER_MODE"] = "v1";
        var text = (await scenario.ValidateAsync()).ShouldExit(0).Out;
        text.ShouldContain("the encrypted texts of 6 rows agree and are stored as other settings wrote them");
        text.ShouldContain("settings by which its rows are made have changed");

        await DamageAsync(scenario, endPoint, Oid.Of(1).Hex, "text = 'AAAAAAAAAAAAAAAAAAAAAA=='");
        await DamageAsync(scenario, endPoint, Oid.Of(2).Hex, "note = 'other'");
        await DamageAsync(scenario, endPoint, Oid.Of(3).Hex, "text = NULL");
        await DamageAsync(scenario, endPoint, Oid.Of(4).Hex, $"text = '{await TextOfAsync(scenario, Oid.Of(5).Hex)}'");
        string[] expected = [$"{Oid.Of(1)} text !text", $"{Oid.Of(2)} note !", $"{Oid.Of(3)} text !", $"{Oid.Of(4)} text !"];
        var found = await ReportAsync(scenario, "v1", 3);
        Findings(found, 0).ShouldBe(expected.Concat(expected).Order(StringComparer.Ordinal));
        InOtherForm(found, 0).ShouldBe(_tables.Select(table => $"{table} {Letters - expected.Length}"));
        (await scenario.ValidateAsync()).ShouldExit(3).Out.ShouldContain("text (does not decrypt)");

        var mended = await ReportAsync(scenario, "v1", 0, "--repair");
        Findings(mended, 1).ShouldBeEmpty();
        InOtherForm(mended, 1).ShouldBeEmpty("one table holds one form");
        RunFiles.LastValidation(scenario.Migrator.Folder)["rounds"]![0]!["tables"]!.AsArray()
            .Select(table => $"{table!["store"]} {table["differing"]} {table["inOtherForm"]}").ShouldBe(["postgres 4 2", "cassandra 4 2"]);
        var sample = await ReportAsync(scenario, "compatible", 0, "--sample", "100");
        InOtherForm(sample, 0).ShouldBe(_tables.Select(table => $"{table} {Letters}"));
    }

    [Fact]
    public async Task Texts_of_another_key_do_not_decrypt_and_no_output_shows_a_text_or_a_key()
    {
        var endPoint = await cassandra.EndPointAsync();
        using var scenario = await MigratedAsync(endPoint, "v1");
        var stored = await TextOfAsync(scenario, Oid.Of(1).Hex);
        await DamageAsync(scenario, endPoint, Oid.Of(1).Hex, $"text = '{stored[..^4]}AAA='");
        Findings(await ReportAsync(scenario, "v1", 3), 0).ShouldBe(Enumerable.Repeat($"{Oid.Of(1)} text !text", 2));
        Findings(await ReportAsync(scenario, "v1", 0, "--repair"), 1).ShouldBeEmpty();

        scenario.Migrator.Environment["ENCRYPTION_KEY"] = new string('7', 64);
        var result = (await scenario.ValidateAsync()).ShouldExit(3);
        result.Out.ShouldContain("settings by which its rows are made have changed");
        result.Out.Split("does not decrypt").Length.ShouldBe(2 * Letters + 1);
        foreach (var output in new[] { result.All, scenario.Migrator.LeftBehind() })
        {
            output.ShouldNotContain(Secret);
            output.ShouldNotContain(stored);
            output.ShouldNotContain(scenario.Migrator.Environment["ENCRYPTION_KEY"]!);
            output.ShouldNotContain(scenario.Database.Settings["ENCRYPTION_KEY"]);
        }
    }

    private async Task<Scenario> MigratedAsync(IPEndPoint endPoint, string mode)
    {
        var scenario = await Scenario.CreateAsync(postgres, ProgramFile.Encrypted);
        scenario.Write("letters", Enumerable.Range(1, Letters).Select(number =>
            new BsonDocument { ["_id"] = Oid.Of(number), ["text"] = $"{Secret} {number}", ["note"] = "n" }));
        var environment = scenario.Migrator.Environment;
        (environment["CASSANDRA_HOSTS"], environment["CASSANDRA_KEYSPACE"]) = ($"{endPoint}", $"encrypted_{mode}");
        environment["LETTER_MODE"] = mode;
        (await scenario.MigrateAsync()).ShouldExit(0);
        return scenario;
    }

    /// <summary>Changes a row of both stores.</summary>
    private static async Task DamageAsync(Scenario scenario, IPEndPoint endPoint, string id, string change)
    {
        await scenario.Database.ExecuteAsync($"UPDATE letter SET {change} WHERE mongo_id = '{id}'");
        await using var session = await CqlSession.ConnectAsync(new SessionOptions
        {
            ContactPoints = [new ContactPoint(endPoint.Address.ToString(), endPoint.Port)],
        });
        var key = (await scenario.TextsAsync($"SELECT id FROM letter WHERE mongo_id = '{id}'")).Single();
        await session.QueryAsync($"UPDATE {KeyspaceOf(scenario)}.letter SET {change} WHERE id = {key}");
    }

    private static string KeyspaceOf(Scenario scenario) => scenario.Migrator.Environment["CASSANDRA_KEYSPACE"]!;

    private static async Task<string> TextOfAsync(Scenario scenario, string id) =>
        (await scenario.TextsAsync($"SELECT text FROM letter WHERE mongo_id = '{id}'")).Single();

    private static async Task<JsonNode> ReportAsync(Scenario scenario, string mode, int code, params string[] options)
    {
        scenario.Migrator.Environment["LETTER_MODE"] = mode;
        return JsonNode.Parse((await scenario.ValidateAsync(["--json", .. options])).ShouldExit(code).Out)!;
    }

    private static string[] InOtherForm(JsonNode report, int round) =>
    [
        .. report["rounds"]![round]!["tables"]!.AsArray().Where(table => (long)table!["inOtherForm"]! > 0)
            .Select(table => $"{table!["store"]} {table["table"]} {table["inOtherForm"]}"),
    ];

    private static string[] Findings(JsonNode report, int round) =>
    [
        .. report["rounds"]![round]!["tables"]!.AsArray().SelectMany(table => table!["findings"]!.AsArray()).Select(finding =>
            $"{finding!["_id"]} {string.Join(',', finding["columns"]!.AsArray())} !{string.Join(',', finding["doesNotDecrypt"]!.AsArray())}")
            .Order(StringComparer.Ordinal),
    ];
}
