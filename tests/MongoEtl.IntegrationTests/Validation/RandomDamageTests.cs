using System.Globalization;

namespace MongoEtl.IntegrationTests.Validation;

/// <summary>The whole reference domain in both stores, damaged on purpose.</summary>
[Trait("Category", "Server")]
public sealed class RandomDamageTests(ValidatedCommunity community) : IClassFixture<ValidatedCommunity>
{
    private const int Rounds = 2;
    private const int DamagesAStore = 60;

    private static readonly int _seed = Environment.GetEnvironmentVariable("MONGOETL_SEED") is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture) : 20_261_126;

    [Fact]
    public async Task Each_of_240_random_damages_is_named_and_nothing_else_is_and_all_are_mended()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"MONGOETL_SEED={_seed}");
        await community.ReadyAsync();
        var random = new Random(_seed);
        var relational = new RelationalDamager(community.Database, PlannedTable.Relational(community.Plan), random);
        var wide = await WideDamager.CreateAsync(community.Session, ValidatedCommunity.Keyspace, PlannedTable.Wide(community.Plan), random);
        for (var round = 0; round < Rounds; round++)
        {
            var damages = new List<string>();
            for (var i = 0; i < DamagesAStore; i++)
                damages.AddRange([$"{await relational.MakeAsync()}", $"{await wide.MakeAsync()}"]);
            var report = await community.ValidateAsync(0, "--repair", "--delete-extra");
            ValidatedCommunity.Findings(report, 0).ShouldBe(damages.Order(StringComparer.Ordinal).ToArray(),
                $"seed {_seed}, round {round}");
            ValidatedCommunity.Findings(report, 1).ShouldBeEmpty($"seed {_seed}, round {round}: mended");
        }
        var last = await community.ValidateAsync(0);
        last["rounds"]![0]!["checks"]!.AsArray().Select(check => (string)check!["outcome"]!).ShouldBe(Enumerable.Repeat("passed", 12));
    }

    [Fact]
    public async Task Each_of_the_twelve_checks_fails_by_name_where_what_it_looks_at_is_broken()
    {
        await community.ReadyAsync();
        await community.Database.ExecuteAsync(
            """
            SET session_replication_role = replica;
            INSERT INTO channel (id, name, mongo_id, visible, lives, created_at, updated_at) VALUES (900, 'x', 'x', true, 0, now(), now());
            UPDATE province SET mongo_id = NULL WHERE id = 1;
            UPDATE "user" SET avatar_low_quality = 'gs://app-dev.appspot.com/x' WHERE id = (SELECT min(id) FROM "user");
            UPDATE live SET deleted_at = now() WHERE id = (SELECT min(id) FROM live WHERE deleted_at IS NULL);
            UPDATE municipality SET province_id = 99999 WHERE id = 3;
            UPDATE live SET live_type = 'VIMEO' WHERE id = (SELECT max(id) FROM live)
            """);
        var message = (await community.ReadAsync("SELECT room_id, message_id FROM {0}.messages_by_room LIMIT 1"))[0];
        var room = (await community.ReadAsync("SELECT room_id FROM {0}.rooms_by_mongo LIMIT 1"))[0][0];
        var organization = (await community.ReadAsync("SELECT room_id FROM {0}.organizations LIMIT 1"))[0][0];
        var user = (await community.ReadAsync("SELECT user_id FROM {0}.users LIMIT 1"))[0][0];
        const string Nowhere = "00000000-0000-5000-8000-000000000001";
        foreach (var statement in new[]
        {
            $"INSERT INTO {{0}}.messages_by_room (room_id, message_id, type) VALUES ({Nowhere}, 00000000-0000-1000-8000-000000000001, 'text')",
            $"UPDATE {{0}}.room_details SET mongo_id = 'other' WHERE room_id = {room}",
            $"DELETE FROM {{0}}.room_by_message WHERE message_id = {message[1]}",
            $"DELETE FROM {{0}}.organizations WHERE room_id = {organization}",
            $"UPDATE {{0}}.messages_by_room SET type = 'STICKER' WHERE room_id = {message[0]} AND message_id = {message[1]}",
            $"UPDATE {{0}}.users SET mongo_id = 'other' WHERE user_id = {user}",
        })
            await community.ExecuteAsync(statement);

        var report = await community.ValidateAsync(3, "--checks-only");

        var checks = report["rounds"]![0]!["checks"]!.AsArray().ToDictionary(check => (string)check!["name"]!);
        checks.Keys.ShouldBe(
            ["Record counts", "mongo_id columns", "Room consistency", "UUID5 determinism", "Lookup tables", "Organizations",
            "File URL replacement", "Message filtering", "Live deletedAt", "Foreign keys", "Data transformations",
                "Cross-database consistency"]);
        void ShouldFail(string name, string sample) => checks[name]!.ShouldSatisfyAllConditions(
            check => ((string)check["outcome"]!).ShouldBe("failed", name),
            check => check["samples"]!.AsArray().Select(text => (string)text!).ShouldContain(text => text.Contains(sample), name));
        ShouldFail("Record counts", "Postgres channel");
        ShouldFail("mongo_id columns", "PostgreSQL province: 1 rows");
        ShouldFail("Room consistency", Nowhere);
        ShouldFail("UUID5 determinism", $"room_details: room {room}, mongo_id other");
        ShouldFail("Lookup tables", $"messages_by_room alone has message_id {message[1]}");
        ShouldFail("Organizations", "absent from organizations");
        ShouldFail("File URL replacement", "user.avatar_low_quality");
        ShouldFail("Message filtering", $"message {message[1]} is of type STICKER");
        ShouldFail("Live deletedAt", "active in the source");
        ShouldFail("Foreign keys", "municipality.province_id: 1 rows");
        ShouldFail("Data transformations", "live_type is YOUTUBE");
        ShouldFail("Cross-database consistency", $"Cassandra users alone has id {user}, mongo_id other");
        report["rounds"]![0]!["tables"]!.AsArray().ShouldBeEmpty();
        (await community.ValidateAsync(0, "--repair", "--delete-extra"))["agrees"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task With_one_store_the_checks_of_the_other_are_skipped_and_say_so()
    {
        await community.ReadyAsync();
        var report = await community.ValidateAsync(0, "--target", "postgres", "--checks-only");
        var skipped = report["rounds"]![0]!["checks"]!.AsArray().Where(check => (string)check!["outcome"]! == "skipped").ToList();
        skipped.Select(check => (string)check!["name"]!).ShouldBe(
            ["Room consistency", "UUID5 determinism", "Lookup tables", "Organizations", "Message filtering", "Cross-database consistency"]);
        skipped.ShouldAllBe(check => (string)check!["message"]! == "Cassandra is no part of this run.");
    }

    [Fact]
    public async Task A_sample_finds_and_mends_what_its_documents_lack_in_both_stores()
    {
        await community.ReadyAsync();
        await community.Database.ExecuteAsync("UPDATE parroquia SET name = 'x'");
        await community.ExecuteAsync("TRUNCATE {0}.rooms_by_mongo");
        var report = await community.ValidateAsync(0, "--sample", "20", "--repair", "--rows-only");
        var found = report["rounds"]![0]!["tables"]!.AsArray().ToDictionary(table => $"{table!["store"]} {table["table"]}");
        ((long)found["postgres parroquia"]!["differing"]!).ShouldBeInRange(100, 400);
        ((long)found["cassandra rooms_by_mongo"]!["missing"]!).ShouldBeInRange(15, 70);
        found["cassandra users"]!["extra"].ShouldBeNull();
        var rest = await community.ValidateAsync(0, "--repair", "--rows-only", "--only", "parroquia,room");
        ((long)rest["rounds"]![0]!["tables"]!.AsArray().Single(table =>
            (string)table!["table"]! == "rooms_by_mongo")!["missing"]!).ShouldBeGreaterThan(100);
        (await community.ValidateAsync(0))["agrees"]!.GetValue<bool>().ShouldBeTrue();
    }
}
