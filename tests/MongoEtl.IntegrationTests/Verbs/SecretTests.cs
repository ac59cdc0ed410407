using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.Verbs;

[Trait("Category", "Server")]
public sealed class SecretTests(PostgresFixture postgres)
{
    private const string Sensitive = "hunter2-is-sensitive";

    [Fact]
    public async Task No_password_key_or_sensitive_value_is_in_any_output_log_metric_or_stored_letter()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.RealDumps);
        scenario.Write("sample_mflix.users",
            new BsonDocument { ["_id"] = Oid.Of(1), ["name"] = "a", ["email"] = "a@b", ["password"] = Sensitive },
            new BsonDocument { ["_id"] = Oid.Of(2), ["name"] = 5, ["email"] = "c@d", ["password"] = Sensitive },
            new BsonDocument { ["_id"] = Oid.Of(3), ["name"] = "c", ["email"] = "e@f", ["password"] = new object[] { Sensitive } },
            new BsonDocument { ["_id"] = Oid.Of(4), ["name"] = "d", ["email"] = "g@h", ["password"] = Sensitive + "\0" });

        string[] outputs =
        [
            (await scenario.MigrateAsync("--only", "account")).ShouldExit(3).All,
            (await scenario.MigrateAsync("--only", "account", "--dry-run")).ShouldExit(3).All,
            (await scenario.Migrator.RunAsync("dead-letters", "list")).ShouldExit(0).All,
            (await scenario.Migrator.RunAsync("dead-letters", "list", "--json")).ShouldExit(0).All,
            (await scenario.Migrator.RunAsync("dead-letters", "show", Oid.Of(2).Hex)).ShouldExit(0).All,
            (await scenario.Migrator.RunAsync("dead-letters", "replay")).ShouldExit(3).All,
            (await scenario.Migrator.RunAsync("status")).ShouldExit(0).All,
            (await scenario.Migrator.RunAsync("plan", "--json")).ShouldExit(0).All,
            scenario.Migrator.LeftBehind(),
            string.Join('\n', await scenario.TextsAsync("SELECT t::text, encode(document, 'escape') FROM mongoetl.dead_letters t")),
        ];

        (await scenario.DeadLettersAsync()).Count.ShouldBe(3);
        foreach (var output in outputs)
        {
            output.ShouldNotContain(Sensitive);
            output.ShouldNotContain(PostgresInstance.Password);
            output.ShouldNotContain(scenario.Database.Settings["ENCRYPTION_KEY"]);
        }
    }

    [Fact]
    public async Task Without_the_key_that_sensitive_documents_need_nothing_is_written()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.RealDumps);
        scenario.Write("sample_mflix.users", new BsonDocument { ["_id"] = Oid.Of(1), ["name"] = "a", ["email"] = "a@b" });
        scenario.Migrator.Environment["ENCRYPTION_KEY"] = null;

        var result = (await scenario.MigrateAsync()).ShouldExit(2);

        result.Error.ShouldContain("ENCRYPTION_KEY");
        (await scenario.TextsAsync("SELECT tablename FROM pg_tables WHERE schemaname IN ('public', 'mongoetl')")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_replay_with_the_right_key_reads_sensitive_letters_and_another_key_is_refused()
    {
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.RealDumps);
        scenario.Write("sample_mflix.users",
            new BsonDocument { ["_id"] = Oid.Of(2), ["name"] = 5, ["email"] = "c@d", ["password"] = Sensitive });
        (await scenario.MigrateAsync("--only", "account")).ShouldExit(3);
        var file = Path.Combine(scenario.Migrator.Folder, "letter.bson");

        (await scenario.Migrator.RunAsync("dead-letters", "show", Oid.Of(2).Hex, "--out", file)).ShouldExit(0);
        scenario.Migrator.Environment["ENCRYPTION_KEY"] = new string('f', 64);
        var wrongKey = (await scenario.Migrator.RunAsync("dead-letters", "replay")).ShouldExit(1);

        BsonDecoder.Document(await File.ReadAllBytesAsync(file))["password"].ShouldBe(Sensitive);
        wrongKey.Error.ShouldContain("ENCRYPTION_KEY");
    }
}
