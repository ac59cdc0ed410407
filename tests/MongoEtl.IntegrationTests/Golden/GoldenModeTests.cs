using System.Text.Json.Nodes;
using MongoEtl.Cassandra.Tests;
using MongoEtl.IntegrationTests.Dumps;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;
using MongoEtl.IntegrationTests.TwoStores;

namespace MongoEtl.IntegrationTests.Golden;

/// <summary>What the settings of encryption make of the same messages. Expected texts are the vectors of 6.5, and of OpenSSL.</summary>
[Trait("Category", "Server")]
public sealed class GoldenModeTests(PostgresFixture postgres, CassandraFixture cassandra)
{
    private const string V1 = "ASezWOdw1kD5dwkNFcSgt6/cEBMxcUoFznZPezBxZLQ55Qham/ZjVTqxGJ6VyQ8k+KMW/7auW+OpppIDNik+lS28WoMYn8d4qyshDDyV23Ch";
    private const string Old = "sO6YqxH7fyzIHJDqqD7eFcg=";
    private const string Clear = "Hola, ¿qué tal?";

    private const string Room = """{ "_id": {"$oid": "507f1f77bcf86cd799439011"}, "name": "r", "encryptionData": "of the source" }""";

    private static readonly string[] _messages =
    [
        $$"""
        { "_id": {"$oid": "5e0be120cc00000000000020"}, "room": "507f1f77bcf86cd799439011", "message": "{{Old}}", "decryptedMessage": "{{Clear}}",
          "fileURL": "n/LO5RK6zeOUDTY1pivPCYQU1h8bpLjFvqM=", "fileType": "IMAGEN" }
        """,
        """{ "_id": {"$oid": "5e0be121cc00000000000021"}, "room": "507f1f77bcf86cd799439011", "message": "hola" }""",
        """{ "_id": {"$oid": "5e0be122cc00000000000022"}, "room": "507f1f77bcf86cd799439011", "decryptedMessage": "alone" }""",
    ];

    [Fact]
    public Task Plain_text_is_kept_where_a_setting_asks_for_it() => ShouldGiveAsync("golden_kept", ["KEEP_PLAINTEXT=true"], "v1:630dcd29",
        [V1, Clear, "legacy/a"], ["hola", "hola", ""], ["", "alone", ""]);

    [Fact]
    public Task The_compatible_mode_writes_the_scheme_of_6_2() => ShouldGiveAsync("golden_compatible", ["ENCRYPTION_MODE=compatible"],
        "/xrkjdbXue+xsgw4EqiM0m9G6iyOA+GSrh1WlA6mviUYLwc+4TeNOZr4zEiubyloqhTuoUuWm42Ok3b9GIf6zaSdLaxSiAZxoQ5fixkIdWL3gSao3/2wHPHBpcTedYJ1cDBzzcdCruLNpLdOCD44"
        + "zNsujgIevjl/yDOYqYXB1q4=",
        ["/9Wm0ViXpXnhxdAqQpeGt/ENSuOX22zFW9F8quIw6gU=", null, "legacy/a"], ["hola", null, ""], ["", null, ""]);

    [Fact]
    public Task Without_encryption_everything_is_copied() => ShouldGiveAsync("golden_off", ["ENCRYPTION_MODE=off", "KEEP_PLAINTEXT=true"], "of the source",
        [Old, Clear, "n/LO5RK6zeOUDTY1pivPCYQU1h8bpLjFvqM="], ["hola", "", ""], ["", "alone", ""]);

    private async Task ShouldGiveAsync(string keyspace, string[] settings, string roomData, params string?[][] messages)
    {
        var endPoint = await cassandra.EndPointAsync();
        using var scenario = await Scenario.CreateAsync(postgres, ProgramFile.Community);
        DumpFolder.WriteBytes(scenario.Dump, "rooms", ExtendedJson.Parse(Room));
        DumpFolder.WriteBytes(scenario.Dump, "messages", [.. _messages.SelectMany(ExtendedJson.Parse)]);
        var environment = scenario.Migrator.Environment;
        (environment["CASSANDRA_HOSTS"], environment["CASSANDRA_KEYSPACE"]) = ($"{endPoint}", keyspace);
        foreach (var (name, value) in CommunityKeys.OfVectors)
            environment[name] = value;
        foreach (var setting in settings)
            environment[setting.Split('=')[0]] = setting.Split('=')[1];
        (await scenario.MigrateAsync("--only", "room,message")).ShouldExit(0);

        var rows = await CassandraRows.ReadAsync(endPoint, $"SELECT JSON mongo_id, content, content_decrypted, file_url FROM {keyspace}.messages_by_room");
        var found = rows.Select(row => JsonNode.Parse(row)!).OrderBy(row => (string?)row["mongo_id"], StringComparer.Ordinal)
            .Select(row => new[] { (string?)row["content"], (string?)row["content_decrypted"], (string?)row["file_url"] });
        found.ShouldBe(messages);
        (await CassandraRows.ReadAsync(endPoint, $"SELECT encryption_data FROM {keyspace}.room_details")).ShouldBe([roomData]);
    }
}
