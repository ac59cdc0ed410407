using System.Net;
using MongoEtl.Cassandra;
using MongoEtl.Cassandra.Tests;
using MongoEtl.IntegrationTests.Bson;
using MongoEtl.IntegrationTests.Dumps;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;

namespace MongoEtl.IntegrationTests.TwoStores;

/// <summary>Tables of Cassandra as files: the same after kills, and loaded by COPY's rules the same as rows written directly.</summary>
[Trait("Category", "Server")]
public sealed class BundleTests(PostgresFixture postgres, CassandraFixture cassandra)
{
    private const int Persons = 2_000;
    private const string OneReplica = "{'class': 'SimpleStrategy', 'replication_factor': 1}";
    private static int s_keyspaces;

    [Fact]
    public async Task Killed_again_and_again_it_leaves_the_bundle_of_an_undisturbed_run_and_that_loads_as_direct_rows()
    {
        using var folder = new TemporaryFolder();
        using var undisturbed = await CreateAsync();
        WriteDocuments(undisturbed);
        (await BundleAsync(undisturbed, folder.File("undisturbed"))).ShouldExit(3);
        BundleFiles.Read(folder.File("undisturbed")).Keys.ShouldBe(
        [
            "load.cql", "note_by_room.2.csv", "note_by_room.3.csv", "note_by_room.4.csv", "note_by_room.csv", "note_by_room.rows.cql",
            "person.2.csv", "person.csv", "person.rows.cql", "room_by_note.csv", "schema.cql",
        ]);

        using var killed = await CreateAsync();
        WriteDocuments(killed);
        for (var kill = 0; kill < 4; kill++)
        {
            string[] migrate = ["migrate", "--source", killed.Dump, "--cassandra-out", folder.File("killed"), "--max-rate", "1200"];
            using var run = killed.Migrator.Start([.. migrate, "--jobs", $"{1 + kill % 2}"]);
            await Task.WhenAny(run.WaitAsync(), Task.Delay(TimeSpan.FromMilliseconds(1_500 + 1_300 * kill)));
            if (!run.HasExited)
                run.Kill();
            else
                break;
        }
        (await BundleAsync(killed, folder.File("killed"))).ShouldExit(3);
        BundleFiles.ShouldBeEqual(folder.File("killed"), folder.File("undisturbed"), "after kills");
        (await BundleAsync(killed, folder.File("killed"))).ShouldExit(3);
        BundleFiles.ShouldBeEqual(folder.File("killed"), folder.File("undisturbed"), "after a second run");

        await ShouldLoadAsDirectRowsAsync(killed, folder.File("killed"), ["person", "note_by_room", "room_by_note"]);
    }

    [Fact]
    public async Task The_reference_domain_loads_as_direct_rows()
    {
        using var folder = new TemporaryFolder();
        using var scenario = await CreateAsync(ProgramFile.Community);
        scenario.Migrator.Environment["ENCRYPTION_KEY"] = new string('7', 64);
        (await scenario.Migrator.RunAsync("sample", "--out", folder.File("sample"))).ShouldExit(0);
        string[] migrate = ["migrate", "--source", folder.File("sample"), "--jobs", "2"];
        (await scenario.Migrator.RunAsync([.. migrate, "--cassandra-out", folder.File("bundle")])).ShouldExit(3);

        string[] tables =
        [
            "role", "users", "room_details", "organizations", "rooms_by_mongo", "messages_by_room", "room_by_message", "participants_by_room",
            "rooms_by_user", "p2p_room_by_users", "room_membership_lookup",
        ];
        await ShouldLoadAsDirectRowsAsync(scenario, folder.File("bundle"), tables, migrate);
    }

    [Fact]
    public async Task Without_PostgreSQL_as_a_target_state_is_kept_where_STATE_HOST_says_and_CASSANDRA_HOSTS_is_not_used()
    {
        using var folder = new TemporaryFolder();
        using var scenario = await CreateAsync();
        scenario.Write("persons", new BsonDocument { ["_id"] = Oid.Of(1), ["name"] = "Ada" });
        foreach (var (name, value) in scenario.Database.Settings)
            (scenario.Migrator.Environment[name], scenario.Migrator.Environment[name.Replace("POSTGRES_", "STATE_")]) = (null, value);
        scenario.Migrator.Environment["CASSANDRA_HOSTS"] = "127.0.0.1:1";
        var result = (await BundleAsync(scenario, folder.File("bundle"))).ShouldExit(0);

        result.Out.ShouldContain("CASSANDRA_HOSTS is set and not used");
        result.Out.ShouldContain($"Bundle: {folder.File("bundle")}");
        BundleFiles.Read(folder.File("bundle"))["person.csv"].ShouldBe($"user_id,name,mongo_id\n1,Ada,{Oid.Of(1)}\n");
        (await scenario.TextsAsync("SELECT to_regclass('person') IS NULL")).ShouldBe(["True"]);
        scenario.Migrator.Environment["STATE_HOST"] = null;
        (await BundleAsync(scenario, folder.File("bundle"))).ShouldExit(2).Error.ShouldContain("set STATE_HOST, STATE_DB and STATE_USER");
    }

    [Fact]
    public async Task What_was_begun_for_a_bundle_is_not_gone_on_with_in_another_nor_in_a_cluster()
    {
        using var folder = new TemporaryFolder();
        using var scenario = await CreateAsync();
        WriteDocuments(scenario);
        string[] migrate = ["migrate", "--source", scenario.Dump, "--cassandra-out", folder.File("first"), "--max-rate", "1500"];
        using (var run = scenario.Migrator.Start(migrate))
        {
            // Until the second leg has taken the folder.
            var rows = Path.Combine(folder.File("first"), ".bundle", "rows", "person");
            await Eventually.HoldsAsync("the second leg writes persons", () => Task.FromResult(Directory.Exists(rows)));
            run.Kill();
        }
        (await BundleAsync(scenario, folder.File("second"))).ShouldExit(1).Error.ShouldContain("where the rows of person in Cassandra go");
        scenario.Migrator.Environment["CASSANDRA_HOSTS"] = $"{await cassandra.EndPointAsync()}";
        (await scenario.MigrateAsync()).ShouldExit(1).Error.ShouldContain("--restart");
        (await BundleAsync(scenario, folder.File("first"))).ShouldExit(3);
    }

    private static void WriteDocuments(Scenario scenario)
    {
        scenario.Write("persons", Enumerable.Range(1, Persons).Select(Person));
        scenario.Write("notes", Enumerable.Range(1, Persons).Select(Note));
    }

    private static BsonDocument Person(int i)
    {
        var person = new BsonDocument { ["_id"] = Oid.Of(i) };
        if (i % 9 > 0)
        {
            person["name"] = i % 50 == 0 ? "two\nlines"
                : i % 7 == 0 ? ""
                : i % 501 == 0 ? "a name of more than twenty characters"
                : $"P. \"{i}\", ñ\\";
        }
        return person;
    }

    private static BsonDocument Note(int i)
    {
        var note = new BsonDocument { ["_id"] = Oid.Of(i), ["room"] = $"room, {i % 13}" };
        if (i % 3 > 0)
            note["author"] = Oid.Of(i);
        if (i % 4 > 0)
            note["text"] = i % 20 == 1 ? $"line\r\n{i}" : $"it's {(i % 40 == 2 ? "<null>" : "'null'")}? {i}";
        return note;
    }

    private static Task<ProgramResult> BundleAsync(Scenario scenario, string folder) => scenario.MigrateAsync("--cassandra-out", folder);

    private async Task<Scenario> CreateAsync(ProgramFile? program = null)
    {
        var scenario = await Scenario.CreateAsync(postgres, program ?? ProgramFile.TwoStores);
        scenario.Migrator.Environment["CASSANDRA_KEYSPACE"] = "bundle_test";
        scenario.Migrator.Environment["CASSANDRA_REPLICATION"] = OneReplica;
        scenario.Write("notes");
        return scenario;
    }

    /// <summary>Loads the bundle into one keyspace, has the program write to another, and compares every row.</summary>
    private async Task ShouldLoadAsDirectRowsAsync(Scenario scenario, string bundle, string[] tables, string[]? migrate = null)
    {
        var endPoint = await cassandra.EndPointAsync();
        await using var session = await ConnectAsync(endPoint);
        var direct = $"direct{Interlocked.Increment(ref s_keyspaces)}";
        var loaded = $"loaded{s_keyspaces}";
        foreach (var script in (string[])["schema.cql", "load.cql"])
        {
            var path = Path.Combine(bundle, script);
            await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("\"bundle_test\"", $"\"{loaded}\""));
        }
        await new BundleLoader(session, bundle).RunAsync();
        scenario.Migrator.Environment["CASSANDRA_HOSTS"] = $"{endPoint}";
        scenario.Migrator.Environment["CASSANDRA_KEYSPACE"] = direct;
        (await scenario.Migrator.RunAsync(migrate ?? ["migrate", "--source", scenario.Dump])).ShouldExit(3);
        foreach (var table in tables)
        {
            var expected = await RowsAsync(session, $"{direct}.{table}");
            expected.ShouldNotBeEmpty(table);
            (await RowsAsync(session, $"{loaded}.{table}")).ShouldBe(expected, table);
        }
    }

    private static Task<CqlSession> ConnectAsync(IPEndPoint endPoint) => CqlSession.ConnectAsync(new SessionOptions
    {
        ContactPoints = [new ContactPoint(endPoint.Address.ToString(), endPoint.Port)],
        Consistency = Consistency.One,
        ConnectTimeout = TimeSpan.FromSeconds(30),
        RequestTimeout = TimeSpan.FromSeconds(60),
    });

    /// <summary>All rows in the order of the ring, each as its columns' names and bytes.</summary>
    private static async Task<List<string>> RowsAsync(CqlSession session, string table)
    {
        var rows = new List<string>();
        await foreach (var page in session.ReadPagesAsync($"SELECT * FROM {table}"))
        {
            while (page.Read())
            {
                rows.Add(string.Join('|', Enumerable.Range(0, page.Columns.Count).Select(column =>
                    $"{page.Columns[column].Name}={(page.IsNull(column) ? "-" : Convert.ToHexString(page.GetBytes(column)))}")));
            }
        }
        return rows;
    }
}
