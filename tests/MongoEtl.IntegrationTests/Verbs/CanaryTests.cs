using System.Net;
using MongoEtl.Cassandra;
using MongoEtl.Cassandra.Tests;
using MongoEtl.IntegrationTests.Dumps;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Verbs;

/// <summary>One long story in both stores: migrated, validated, damaged, repaired, set aside, with wrong settings and broken files. No
/// secret is in anything that is printed, logged, measured or kept in state, in no form.</summary>
[Trait("Category", "Server")]
public sealed class CanaryTests(PostgresFixture postgres, CassandraFixture cassandra)
{
    private const string Keyspace = "canaries";
    private const string Room = "507f1f77bcf86cd799439011";

    private readonly Canaries _canaries = new();
    private readonly List<(string Title, string Text)> _outputs = [];

    [Fact]
    public async Task No_canary_is_in_any_output_log_metric_report_state_or_error()
    {
        var endPoint = await cassandra.EndPointAsync();
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.Community);
        Write(scenario, Settings(scenario, endPoint));
        await RunAsync(scenario, 3, "migrate");
        await ValidateAsync(scenario, endPoint);
        await RunAsync(scenario, 3, "migrate", "--dry-run");
        await RunAsync(scenario, 3, "migrate");
        await LettersAsync(scenario);
        await RunAsync(scenario, 0, "status");
        await RunAsync(scenario, 0, "plan", "--json");
        await RunAsync(scenario, 0, "schema", "diff");
        await WithWrongSettingsAsync(scenario);
        await WithBrokenFilesAsync(scenario);

        var tables = await scenario.TextsAsync(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'mongoetl'");
        foreach (var table in tables)
            _outputs.Add((table, string.Join('\n', await scenario.TextsAsync($"SELECT t::text FROM {table} t"))));
        var kept = await scenario.TextsAsync("SELECT encode(document, 'escape') FROM mongoetl.dead_letters");
        _outputs.Add(("dead letters", string.Join('\n', kept)));
        foreach (var file in Directory.EnumerateFiles(scenario.Migrator.Folder, "*", SearchOption.AllDirectories))
            _outputs.Add((Path.GetFileName(file), File.ReadAllText(file)));

        tables.Length.ShouldBeGreaterThan(3);
        _outputs.Count(output => output.Title.StartsWith("etl_metrics", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
        foreach (var (title, text) in _outputs)
            _canaries.ShouldNotBeIn(title, text);
    }

    /// <summary>Another mode, damages, another key, and what mends them.</summary>
    private async Task ValidateAsync(Scenario scenario, IPEndPoint endPoint)
    {
        var environment = scenario.Migrator.Environment;
        environment["ENCRYPTION_MODE"] = "v1";
        (await RunAsync(scenario, 0, "validate")).ShouldContain("stored as other settings wrote them");
        await DamageAsync(scenario, endPoint);
        (await RunAsync(scenario, 3, "validate")).ShouldContain("content (does not decrypt)");
        (await RunAsync(scenario, 3, "validate", "--json")).ShouldContain("\"doesNotDecrypt\"");
        var key = environment["ENCRYPTION_KEY"];
        environment["ENCRYPTION_KEY"] = _canaries.Hex("other master key", 99, 32);
        await RunAsync(scenario, 3, "validate", "--json");
        environment["ENCRYPTION_KEY"] = key;
        (await RunAsync(scenario, 0, "validate", "--repair", "--delete-extra")).ShouldContain("After the repair");
        (await RunAsync(scenario, 0, "validate", "--json")).ShouldNotContain("\"inOtherForm\": 1");
    }

    private static async Task DamageAsync(Scenario scenario, IPEndPoint endPoint)
    {
        await scenario.Database.ExecuteAsync("UPDATE province SET name = 'x'");
        await using var session = await CqlSession.ConnectAsync(new SessionOptions
        {
            ContactPoints = [new ContactPoint(endPoint.Address.ToString(), endPoint.Port)],
        });
        var rows = new List<(Guid Room, Guid Message)>();
        await foreach (var page in session.ReadPagesAsync($"SELECT room_id, message_id FROM {Keyspace}.messages_by_room"))
        {
            while (page.Read())
                rows.Add((page.GetUuid(0)!.Value, page.GetUuid(1)!.Value));
        }
        foreach (var (room, message) in rows)
        {
            await session.QueryAsync($"UPDATE {Keyspace}.messages_by_room SET content = 'AAAAAAAAAAAAAAAAAAAAAA==' "
                + $"WHERE room_id = {room} AND message_id = {message}");
        }
        await session.QueryAsync($"DELETE FROM {Keyspace}.rooms_by_mongo WHERE mongo_id = '{Room}'");
    }

    private async Task LettersAsync(Scenario scenario)
    {
        await RunAsync(scenario, 0, "dead-letters", "list");
        await RunAsync(scenario, 0, "dead-letters", "list", "--json");
        var letters = await scenario.DeadLettersAsync();
        letters.Count.ShouldBe(4, string.Join('\n', letters));
        foreach (var letter in letters)
            await RunAsync(scenario, 0, "dead-letters", "show", (string)letter["_id"]!);
        await RunAsync(scenario, 3, "dead-letters", "replay");
    }

    /// <summary>Secrets in places where they do not belong, and passwords that are refused.</summary>
    private async Task WithWrongSettingsAsync(Scenario scenario)
    {
        var password = _canaries.Text("password", "pa$$-Hunter2-wOrd");
        (string Name, string Value, int Code)[] wrong =
        [
            ("ENCRYPTION_KEY", password, 2),
            ("ENCRYPTION_KEY", scenario.Migrator.Environment["ENCRYPTION_KEY"] + "00", 2),
            ("ENCRYPTION_MODE", "v2", 2),
            ("URL_PREFIXES", "no pair", 2),
            ("POSTGRES_PASSWORD", password, 1),
            ("POSTGRES_HOST", $"postgres://migrator:{password}@db/app", 2),
        ];
        foreach (var (name, value, code) in wrong)
        {
            var before = scenario.Migrator.Environment.TryGetValue(name, out var had) ? had : null;
            scenario.Migrator.Environment[name] = value;
            await RunAsync(scenario, code, "migrate");
            if (name == "POSTGRES_PASSWORD")
                await RunAsync(scenario, code, "validate");
            if (before is null)
                scenario.Migrator.Environment.Remove(name);
            else
                scenario.Migrator.Environment[name] = before;
        }
        var address = $"mongodb://reader:{Uri.EscapeDataString(password)}@127.0.0.1:1/app?serverSelectionTimeoutMS=500";
        await RunAsync(scenario, 1, "validate", "--source", address);
    }

    /// <summary>Files that end within a document, and one that is none.</summary>
    private async Task WithBrokenFilesAsync(Scenario scenario)
    {
        var messages = Directory.EnumerateFiles(scenario.Dump, "messages.bson", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(messages);
        await File.WriteAllBytesAsync(messages, bytes[..^20]);
        await RunAsync(scenario, null, "migrate");
        await RunAsync(scenario, null, "validate");
        await File.WriteAllBytesAsync(messages, bytes[20..]);
        await RunAsync(scenario, null, "validate", "--json");
    }

    /// <summary>Runs a verb over the dump and keeps what it printed.</summary>
    private async Task<string> RunAsync(Scenario scenario, int? code, params string[] arguments)
    {
        string[] source = arguments[0] is "migrate" or "validate" && !arguments.Contains("--source") ? ["--source", scenario.Dump] : [];
        string[] all = arguments[0] == "migrate" ? [.. arguments, .. source, "--max-dead-letters", "100"] : [.. arguments, .. source];
        var result = await scenario.Migrator.RunAsync(all);
        if (code is { } wanted)
            result.ShouldExit(wanted);
        var title = string.Join(' ', arguments.Where(word => !word.Contains("://", StringComparison.Ordinal)));
        _outputs.Add(($"{title} ({_outputs.Count})", result.All));
        return result.Out;
    }

    private Salsa20TextCipher Settings(Scenario scenario, IPEndPoint endPoint)
    {
        var environment = scenario.Migrator.Environment;
        (environment["CASSANDRA_HOSTS"], environment["CASSANDRA_KEYSPACE"]) = ($"{endPoint}", Keyspace);
        environment["ENCRYPTION_MODE"] = "compatible";
        environment["ENCRYPTION_KEY"] = _canaries.Hex("master key", 17, 32);
        environment["ENCRYPTION_IV"] = _canaries.Hex("master IV", 5, 16);
        environment["OLD_ENCRYPTION_KEY"] = _canaries.Text("old key", "KlaveVieja-canario-0123456789abc");
        environment["OLD_ENCRYPTION_NONCE"] = _canaries.Text("old nonce", "noNce8xZ");
        _canaries.Text("password of PostgreSQL", PostgresInstance.Password);
        return new Salsa20TextCipher(environment["OLD_ENCRYPTION_KEY"]!, environment["OLD_ENCRYPTION_NONCE"]!);
    }

    private void Write(Scenario scenario, Salsa20TextCipher old)
    {
        var encrypted = _canaries.Text("text of a message", "canario cifrado que nadie debe ver");
        var clear = _canaries.Text("text that was never encrypted", "canario sin cifrar, tampoco");
        var address = _canaries.Text("address of a file", "https://canarios.example/x.pdf");
        var stored = old.Encrypt(encrypted);
        _canaries.Text("ciphertext of the source", stored);
        string[] messages =
        [
            $$""" "message": "{{stored}}", "fileURL": "{{old.Encrypt(address)}}", "fileType": "DOCUMENTO" """,
            $$""" "message": "{{stored}}", "decryptedMessage": "{{encrypted}}" """,
            $$""" "message": "{{stored}}", "edited": "{{clear}}" """,
            $$""" "message": {"text": "{{clear}}"} """,
            $$""" "message": ["{{clear}}"], "decryptedMessage": "{{encrypted}}" """,
            $$""" "message": "{{stored}}", "fileURL": {"url": "{{address}}"} """,
        ];
        DumpFolder.WriteBytes(scenario.Dump, "rooms", ExtendedJson.Parse($$"""{ "_id": {"$oid": "{{Room}}"}, "name": "r", "isGroup": true }"""));
        DumpFolder.WriteBytes(scenario.Dump, "province",
            ExtendedJson.Parse("""{ "_id": {"$oid": "507f1f77bcf86cd799439012"}, "name": "p", "key": "1" }"""));
        var documents = messages.Select((elements, number) =>
            $$"""{ "_id": {"$oid": "5e0be1ffcc00000000000{{number:000}}"}, "room": "{{Room}}", {{elements}} }""");
        DumpFolder.WriteBytes(scenario.Dump, "messages", [.. documents.SelectMany(ExtendedJson.Parse)]);
    }
}
