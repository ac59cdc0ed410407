using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.TwoStores;

/// <summary>Through the program: what keeps a run out of a cluster is one line that says what to do, and neither store is written
/// to.</summary>
[Trait("Category", "Server")]
public sealed class RefusedClusterTests(PostgresFixture postgres, SecuredCassandraFixture cluster) : IClassFixture<SecuredCassandraFixture>
{
    private static int s_keyspaces;

    [Fact]
    public async Task An_authority_that_did_not_sign_the_certificate()
    {
        using var scenario = await CreateAsync();
        scenario.Migrator.Environment["CASSANDRA_TLS_CA"] = cluster.Certificates.StrangerFile;
        (await RefusedAsync(scenario)).ShouldContain("set CASSANDRA_TLS_CA to the PEM file of the authority that signed it");
    }

    [Fact]
    public async Task A_host_that_the_certificate_does_not_name()
    {
        using var scenario = await CreateAsync();
        scenario.Migrator.Environment["CASSANDRA_HOSTS"] = $"localhost:{cluster.EndPoint.Port}";
        (await RefusedAsync(scenario)).ShouldContain("does not name \"localhost\": write in CASSANDRA_HOSTS the nodes as their certificates name them");
    }

    [Fact]
    public async Task A_cluster_that_expects_TLS_where_none_is_set()
    {
        using var scenario = await CreateAsync();
        scenario.Migrator.Environment["CASSANDRA_TLS"] = null;
        scenario.Migrator.Environment["CASSANDRA_TLS_CA"] = null;
        (await RefusedAsync(scenario)).ShouldContain("whether the server expects TLS");
    }

    [Fact]
    public async Task A_wrong_password_and_none()
    {
        using var scenario = await CreateAsync();
        scenario.Migrator.Environment["CASSANDRA_PASSWORD"] = "not-the-password";
        var error = await RefusedAsync(scenario);
        error.ShouldContain("check CASSANDRA_USER and CASSANDRA_PASSWORD");
        error.ShouldNotContain("not-the-password");
        scenario.Migrator.LeftBehind().ShouldNotContain("not-the-password");
        var applied = (await scenario.Migrator.RunAsync("schema", "apply", "--yes")).ShouldExit(1);
        applied.Error.Trim().Split('\n').Length.ShouldBe(1, applied.Error);
        applied.Error.ShouldContain("check CASSANDRA_USER and CASSANDRA_PASSWORD");
        applied.Error.ShouldNotContain("not-the-password");

        scenario.Migrator.Environment["CASSANDRA_USER"] = null;
        (await RefusedAsync(scenario)).ShouldContain("set CASSANDRA_USER and CASSANDRA_PASSWORD");
    }

    [Fact]
    public async Task An_unknown_keyspace_that_the_role_may_not_create()
    {
        using var scenario = await CreateAsync();
        scenario.Migrator.Environment["CASSANDRA_USER"] = cluster.Guest;
        scenario.Migrator.Environment["CASSANDRA_PASSWORD"] = cluster.Guest;
        (await RefusedAsync(scenario)).ShouldContain($"There is no keyspace {Keyspace(scenario)}, and it cannot be created");
        (await KeyspacesAsync()).ShouldNotContain(Keyspace(scenario));
    }

    [Fact]
    public async Task An_unknown_keyspace_whose_replication_names_an_unknown_data_centre()
    {
        using var scenario = await CreateAsync();
        scenario.Migrator.Environment["CASSANDRA_REPLICATION"] = "{'class': 'NetworkTopologyStrategy', 'dc9': 1}";
        var error = await RefusedAsync(scenario);
        error.ShouldContain("dc9");
        error.ShouldContain("correct CASSANDRA_REPLICATION");
        scenario.Migrator.Environment["CASSANDRA_REPLICATION"] = "SimpleStrategy";
        (await RefusedAsync(scenario)).ShouldContain("correct CASSANDRA_REPLICATION");
        (await KeyspacesAsync()).ShouldNotContain(Keyspace(scenario));
    }

    [Fact]
    public async Task A_data_centre_that_the_cluster_does_not_have()
    {
        using var scenario = await CreateAsync();
        scenario.Migrator.Environment["CASSANDRA_DATACENTER"] = "dc9";
        (await RefusedAsync(scenario)).ShouldContain("set CASSANDRA_DATACENTER to one of datacenter1");
    }

    [Fact]
    public async Task A_role_that_may_not_create_or_write_tables()
    {
        using var scenario = await CreateAsync();
        await CreateKeyspaceAsync(scenario);
        scenario.Migrator.Environment["CASSANDRA_USER"] = cluster.Guest;
        scenario.Migrator.Environment["CASSANDRA_PASSWORD"] = cluster.Guest;
        (await RefusedAsync(scenario)).ShouldContain("grant the role the permission");
        (await TablesAsync(scenario)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_column_of_another_type_and_another_key_stop_before_the_first_table_is_created()
    {
        using var scenario = await CreateAsync();
        await CreateKeyspaceAsync(scenario, "CREATE TABLE {0}.room_by_note (note_id uuid PRIMARY KEY, room text)");
        var error = await RefusedAsync(scenario);
        error.ShouldContain("Column note_id of room_by_note changes from uuid to timeuuid: CQL cannot change a type");
        error.ShouldContain("give the class another table");

        await cluster.ExecuteAsync($"DROP TABLE {Keyspace(scenario)}.room_by_note", string.Format(
            "CREATE TABLE {0}.note_by_room (room text, note_id timeuuid, author_id int, text text, mongo_id text, PRIMARY KEY (room, note_id))",
            Keyspace(scenario)));
        error = await RefusedAsync(scenario);
        error.ShouldContain("The key of note_by_room changes from ((room), note_id) to ((room), note_id DESC): CQL cannot change a key");
        error.ShouldContain("give the class another table");
        (await TablesAsync(scenario)).ShouldBe(["note_by_room"]);
        (await cluster.ReadAsync($"SELECT mongo_id FROM {Keyspace(scenario)}.note_by_room")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_stops_a_run_stops_it_before_tables_are_emptied_for_it()
    {
        using var scenario = await CreateAsync();
        (await scenario.MigrateAsync()).ShouldExit(0);
        scenario.Migrator.Environment["CASSANDRA_PASSWORD"] = "not-the-password";
        (await scenario.MigrateAsync("--truncate", "--yes")).ShouldExit(1);
        (await scenario.TextsAsync("SELECT id, name FROM person")).ShouldBe(["1|Ada"]);
        scenario.Migrator.Environment["CASSANDRA_PASSWORD"] = "cassandra";
        (await scenario.Migrator.RunAsync("status")).ShouldExit(0).Out.ShouldContain("done", Case.Sensitive, "state was not forgotten either");
        (await cluster.ReadAsync($"SELECT name FROM {Keyspace(scenario)}.person")).ShouldBe(["Ada"]);
    }

    private async Task<Scenario> CreateAsync()
    {
        var scenario = await Scenario.CreateAsync(postgres, ProgramFile.TwoStores);
        scenario.Write("persons", new BsonDocument { ["_id"] = Oid.Of(1), ["name"] = "Ada" });
        scenario.Write("notes", new BsonDocument { ["_id"] = Oid.Of(1), ["room"] = "blue", ["author"] = Oid.Of(1), ["text"] = "hello" });
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["CASSANDRA_HOSTS"] = $"{cluster.EndPoint}",
            ["CASSANDRA_KEYSPACE"] = $"secured{Interlocked.Increment(ref s_keyspaces)}",
            ["CASSANDRA_USER"] = "cassandra",
            ["CASSANDRA_PASSWORD"] = "cassandra",
            ["CASSANDRA_TLS"] = "on",
            ["CASSANDRA_TLS_CA"] = cluster.Certificates.AuthorityFile,
        })
            scenario.Migrator.Environment[name] = value;
        return scenario;
    }

    private static string Keyspace(Scenario scenario) => scenario.Migrator.Environment["CASSANDRA_KEYSPACE"]!;

    /// <summary>The line on standard error of a run that must fail without having written anything.</summary>
    private static async Task<string> RefusedAsync(Scenario scenario)
    {
        var result = (await scenario.MigrateAsync()).ShouldExit(1);
        result.Error.Trim().Split('\n').Length.ShouldBe(1, result.Error);
        (await scenario.TextsAsync("SELECT to_regclass('person') IS NULL")).ShouldBe(["True"], "PostgreSQL was not written to either");
        return result.Error;
    }

    private Task CreateKeyspaceAsync(Scenario scenario, params string[] statements) => cluster.ExecuteAsync(
    [
        $"CREATE KEYSPACE {Keyspace(scenario)} WITH replication = {{'class': 'SimpleStrategy', 'replication_factor': 1}}",
        .. statements.Select(statement => string.Format(statement, Keyspace(scenario))),
    ]);

    private Task<string[]> KeyspacesAsync() => cluster.ReadAsync("SELECT keyspace_name FROM system_schema.keyspaces");

    private Task<string[]> TablesAsync(Scenario scenario) =>
        cluster.ReadAsync($"SELECT table_name FROM system_schema.tables WHERE keyspace_name = '{Keyspace(scenario)}'");
}
