using MongoEtl.IntegrationTests.Dumps;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Verbs;

/// <summary>Whatever goes wrong with the reference domain, no key, password or message is in anything that people see or that is kept in clear.</summary>
[Trait("Category", "Server")]
public sealed class CommunitySecretTests(PostgresFixture postgres)
{
    private const string Password = "pa$$-hunter2-word";
    private const string Plain = "texto que nadie debe ver, sin cifrar";
    private const string Address = "https://secretos.example/x.pdf";
    private const string Room = """ "room": "507f1f77bcf86cd799439011", """;

    // sO6Y... is "Hola, ¿qué tal?" under the keys of 6.5.
    private static readonly string[] _messages =
    [
        """ "message": "sO6YqxH7fyzIHJDqqD7eFcg=" """,
        $$""" "message": "{{Plain}}", "fileURL": "{{Address}}", "fileType": "DOCUMENTO" """,
        """ "message": "sO6YqxH7fyzIHJDqqD7eFcg=", "fileSize": 3.5 """,
        $$""" "message": "{{Plain}}", "edited": "{{Plain}}" """,
        $$""" "message": {"text": "{{Plain}}"} """,
        $$""" "message": ["{{Plain}}"], "decryptedMessage": "{{Plain}}" """,
        $$""" "message": "sO6YqxH7fyzIHJDqqD7eFcg=", "room": {"name": "{{Plain}}"} """,
        $$""" "message": "sO6YqxH7fyzIHJDqqD7eFcg=", "fileURL": {"url": "{{Address}}"} """,
        $$""" "message": "", "decryptedMessage": {"text": "{{Plain}}"} """,
        $$""" "content": "{{Plain}}", "createdAt": "{{Plain}}" """,
    ];

    [Fact]
    public async Task No_key_password_or_message_is_in_any_output_log_metric_or_dead_letter()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.Community);
        using var bundle = new TemporaryFolder();
        Write(scenario);
        var environment = scenario.Migrator.Environment;
        foreach (var (name, value) in CommunityKeys.OfVectors)
            environment[name] = value;
        environment["KEEP_PLAINTEXT"] = "true";
        string[] migrate = ["migrate", "--source", scenario.Dump, "--cassandra-out", bundle.File("bundle"), "--max-dead-letters", "100"];
        List<string> outputs =
        [
            (await scenario.Migrator.RunAsync([.. migrate, "--dry-run"])).ShouldExit(3).All,
            (await scenario.Migrator.RunAsync(migrate)).ShouldExit(3).All,
            (await scenario.Migrator.RunAsync("dead-letters", "list")).ShouldExit(0).All,
            (await scenario.Migrator.RunAsync("dead-letters", "list", "--json")).ShouldExit(0).All,
            (await scenario.Migrator.RunAsync("dead-letters", "replay", "--entity", "message")).All,
            (await scenario.Migrator.RunAsync("status")).ShouldExit(0).All,
            (await scenario.Migrator.RunAsync("help", "migrate")).ShouldExit(0).All,
            (await scenario.Migrator.RunAsync("plan", "--json")).ShouldExit(0).All,
        ];
        var letters = await scenario.DeadLettersAsync();
        letters.Count.ShouldBe(8, string.Join('\n', letters));
        foreach (var letter in letters)
            outputs.Add((await scenario.Migrator.RunAsync("dead-letters", "show", (string)letter["_id"]!)).ShouldExit(0).All);
        outputs.AddRange(await WithWrongSettingsAsync(scenario, migrate));
        outputs.Add(scenario.Migrator.LeftBehind());
        outputs.AddRange(await scenario.TextsAsync("SELECT t::text, encode(document, 'escape') FROM mongoetl.dead_letters t"));
        outputs.AddRange(await scenario.TextsAsync("SELECT t::text FROM mongoetl.entities t"));

        string[] secrets =
        [
            Password, PostgresInstance.Password, Plain, Address, "Hola, ", "sO6YqxH7fyzIHJDqqD7eFcg=", scenario.Database.Settings["ENCRYPTION_KEY"],
            .. CommunityKeys.OfVectors.Values,
        ];
        foreach (var secret in secrets)
            outputs.ShouldAllBe(output => !output.Contains(secret, StringComparison.Ordinal), secret);
    }

    /// <summary>Keys of a wrong form, passwords that are refused, and addresses out of reach.</summary>
    private static async Task<List<string>> WithWrongSettingsAsync(Scenario scenario, string[] migrate)
    {
        (string Name, string Value, int Code)[] wrong =
        [
            ("ENCRYPTION_KEY", Password, 2),
            ("ENCRYPTION_KEY", CommunityKeys.OfVectors["ENCRYPTION_KEY"] + "00", 2),
            ("ENCRYPTION_KEY_FILE", Password, 2),
            ("ENCRYPTION_MODE", "v2", 2),
            ("KEEP_PLAINTEXT", "yes", 2),
            ("POSTGRES_PASSWORD", Password, 1),
            ("POSTGRES_HOST", $"postgres://migrator:{Password}@db/app", 2),
        ];
        var outputs = new List<string>();
        foreach (var (name, value, code) in wrong)
        {
            var before = scenario.Migrator.Environment.GetValueOrDefault(name);
            var had = scenario.Migrator.Environment.ContainsKey(name);
            scenario.Migrator.Environment[name] = value;
            outputs.Add((await scenario.Migrator.RunAsync(migrate)).ShouldExit(code).All);
            if (had)
                scenario.Migrator.Environment[name] = before;
            else
                scenario.Migrator.Environment.Remove(name);
        }
        scenario.Migrator.Environment["MONGODB_URI"] = $"mongodb://reader:{Uri.EscapeDataString(Password)}@127.0.0.1:1/app?serverSelectionTimeoutMS=500";
        outputs.Add((await scenario.Migrator.RunAsync("migrate")).ShouldExit(1).All.Replace(Uri.EscapeDataString(Password), Password, StringComparison.Ordinal));
        return outputs;
    }

    private static void Write(Scenario scenario)
    {
        DumpFolder.WriteBytes(scenario.Dump, "rooms", ExtendedJson.Parse("""{ "_id": {"$oid": "507f1f77bcf86cd799439011"}, "name": "r" }"""));
        var documents = _messages.Select((elements, number) =>
        {
            var room = elements.Contains("\"room\"", StringComparison.Ordinal) ? "" : Room;
            return $$"""{ "_id": {"$oid": "5e0be1ffcc00000000000{{number:000}}"}, {{room}} {{elements}} }""";
        });
        DumpFolder.WriteBytes(scenario.Dump, "messages", [.. documents.SelectMany(ExtendedJson.Parse)]);
    }
}
