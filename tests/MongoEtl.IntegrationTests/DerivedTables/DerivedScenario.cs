using MongoEtl.Cassandra.Tests;
using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;
using MongoEtl.IntegrationTests.TwoStores;

namespace MongoEtl.IntegrationTests.DerivedTables;

/// <summary>Rooms, members and messages, and the tables derived from them, in a keyspace of its own.</summary>
internal sealed class DerivedScenario(Scenario scenario, CassandraFixture cassandra) : IDisposable
{
    private static int s_keyspaces;

    public Scenario Scenario => scenario;

    private string Keyspace => scenario.Migrator.Environment["CASSANDRA_KEYSPACE"]!;

    public static async Task<DerivedScenario> CreateAsync(PostgresFixture postgres, CassandraFixture cassandra)
    {
        var endPoint = await cassandra.EndPointAsync();
        var scenario = await Scenario.CreateAsync(postgres, ProgramFile.Derived);
        // No table of PostgreSQL, so it is no target: its database keeps state and stages rows.
        foreach (var (name, value) in scenario.Database.Settings.Where(setting => setting.Key.StartsWith("POSTGRES_", StringComparison.Ordinal)))
        {
            scenario.Migrator.Environment[name] = null;
            scenario.Migrator.Environment[name.Replace("POSTGRES_", "STATE_", StringComparison.Ordinal)] = value;
        }
        scenario.Migrator.Environment["CASSANDRA_HOSTS"] = $"{endPoint}";
        scenario.Migrator.Environment["CASSANDRA_KEYSPACE"] = $"derived{Interlocked.Increment(ref s_keyspaces)}";
        return new DerivedScenario(scenario, cassandra);
    }

    /// <summary>Two rooms; three members, one with two memberships; messages in one room, the last of them not last in the file.</summary>
    public void WriteSource()
    {
        scenario.Write("rooms", Room("blue", "Blue", "sea"), Room("red", "Red", null));
        scenario.Write("members", Member(1, "blue", 1, 1, "old"), Member(2, "blue", 1, 2, "ann"), Member(3, "blue", 2, 1, "bob"), Member(4, "red", 1, 1, null),
            Member(5, "grey", 3, 1, "in no room"));
        scenario.Write("messages", Message(1, "blue", "first"), Message(3, "blue", "third"), Message(2, "blue", "second"));
    }

    /// <summary>What stands in the table after <see cref="WriteSource"/>: user, room, its name and topic, the user's nick there, the last text.</summary>
    public static string[] Expected { get; } = ["1|blue|Blue|sea|ann|third", "1|red|Red|-|-|-", "2|blue|Blue|sea|bob|third"];

    public static BsonDocument Room(string id, string? name, string? topic) => new() { ["_id"] = id, ["name"] = name, ["topic"] = topic };

    public static BsonDocument Member(int number, string room, int user, int day, string? nick) => new()
    {
        ["_id"] = Oid.Of(number), ["room"] = room, ["user"] = user, ["joinedAt"] = new DateTime(2021, 1, day, 0, 0, 0, DateTimeKind.Utc), ["nick"] = nick,
    };

    /// <summary>A message whose id tells the second that its number is.</summary>
    public static BsonDocument Message(int number, string room, string text) =>
        new() { ["_id"] = new Oid($"5e0be1{number:x2}cc0000000000{number:x4}"), ["room"] = room, ["text"] = text };

    public Task<ProgramResult> MigrateAsync(params string[] options) => scenario.MigrateAsync(options);

    public Task<string[]> RowsAsync() => ReadAsync("SELECT user_id, room, room_name, topic, nick, last_text FROM {0}.rooms_by_user");

    public async Task<string[]> ReadAsync(string statement) =>
        await CassandraRows.ReadAsync(await cassandra.EndPointAsync(), string.Format(System.Globalization.CultureInfo.InvariantCulture, statement, Keyspace));

    public async Task ExecuteAsync(string statement) => await CassandraRows.ExecuteAsync(
        await cassandra.EndPointAsync(), string.Format(System.Globalization.CultureInfo.InvariantCulture, statement, Keyspace));

    /// <summary>Rows, changed and removed rows of a derived table, as the last run's metrics file says.</summary>
    public string Metrics(string table = "rooms_by_user")
    {
        var found = RunFiles.LastMetrics(scenario.Migrator.Folder)["derived"]!.AsArray().SingleOrDefault(node => (string?)node!["table"] == table);
        return found is null ? "not computed" : $"{found["rows"]} {found["changed"]} {found["removed"]}";
    }

    public void Dispose() => scenario.Dispose();
}
