using System.Diagnostics;
using MongoEtl.IntegrationTests.Kills;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;
using MongoEtl.IntegrationTests.Tables;
using MongoEtl.Sources.Tests;

namespace MongoEtl.IntegrationTests.Mongo;

/// <summary>Whatever happens between the program and its source, the tables are those of an undisturbed run.</summary>
[Trait("Category", "Server")]
public sealed class DisturbedSourceTests(PostgresFixture postgres, CommunityRun community, MongoServersFixture processes)
{
    private readonly LoadedServers _servers = new(postgres, community, processes);

    private const int DisturbedConnections = 25;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Connections_that_are_cut_between_any_two_bytes_and_delayed_are_survived(int seed)
    {
        var random = new Random(seed);
        var proxy = await ProxyAsync(() => new ConnectionFault(AnyByte(random), random.Next(4) == 0 ? FaultKind.Delay : FaultKind.Cut));
        await using var own = proxy.Proxy;
        await RunAsync(proxy.Address, $"seed {seed}");
        proxy.Proxy.Disturbed.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_asked_again()
    {
        var random = new Random(5);
        var silent = 0;
        var proxy = await ProxyAsync(() => silent++ is 1 or 2 ? new ConnectionFault(AnyByte(random), FaultKind.Silence) : null);
        await using var own = proxy.Proxy;
        await RunAsync(proxy.Address + "?socketTimeoutMS=1500&connectTimeoutMS=1500", "silence");
    }

    [Fact]
    public async Task A_server_that_stays_away_stops_the_run_which_is_resumed_when_it_is_back()
    {
        var (port, database) = await _servers.JavaServerAsync();
        var target = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.Community, target);
        var proxy = new FaultyProxy(port, () => null);
        var address = $"mongodb://127.0.0.1:{proxy.Port}/{database}?serverSelectionTimeoutMS=1000&heartbeatFrequencyMS=500";
        migrator.Environment["MONGODB_URI"] = address;
        using (var run = migrator.Start("migrate", "--max-rate", "3000"))
        {
            await Eventually.HoldsAsync("rows arrive", async () => await CountAsync(target, "municipality") > 0);
            await proxy.DisposeAsync();
            run.Kill();
        }
        var stopped = (await migrator.RunAsync("migrate")).ShouldExit(1);
        stopped.Error.ShouldContain($"127.0.0.1:{proxy.Port}");

        // At the same address, by which the collections of a server without UUIDs are known.
        await using var back = new FaultyProxy(port, () => null, proxy.Port);
        (await migrator.RunAsync("migrate")).ShouldExit(3);
        (await DatabaseSnapshot.ReadAsync(target)).ShouldEqual((await community.ExpectedAsync(postgres)).Tables, "resumed");
    }

    [Fact]
    public async Task Killed_again_and_again_it_leaves_what_an_undisturbed_run_leaves()
    {
        var (port, database) = await _servers.JavaServerAsync();
        var random = new Random(3);
        var target = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.Community, target);
        migrator.Environment["MONGODB_URI"] = $"mongodb://127.0.0.1:{port}/{database}";
        for (var kills = 0; kills < 5; kills++)
        {
            using var run = migrator.Start("migrate", "--jobs", $"{random.Next(1, 4)}");
            for (var watch = Stopwatch.StartNew(); !run.HasExited && watch.ElapsedMilliseconds < 600 + 400 * kills;)
                await Task.Delay(1);
            if (!run.HasExited)
                run.Kill();
        }
        (await migrator.RunAsync("migrate")).ShouldExit(3);
        (await DatabaseSnapshot.ReadAsync(target)).ShouldEqual((await community.ExpectedAsync(postgres)).Tables, "killed");
    }

    private static int AnyByte(Random random) => random.Next(1, random.Next(2) == 0 ? 2_000 : 400_000);

    private static async Task<long> CountAsync(TestDatabase database, string table) =>
        await database.ScalarAsync<bool>($"SELECT to_regclass('public.{table}') IS NOT NULL")
            ? await database.ScalarAsync<long>($"SELECT count(*) FROM public.{table}")
            : 0;

    private async Task<(FaultyProxy Proxy, string Address)> ProxyAsync(Func<ConnectionFault?> fault)
    {
        var (port, database) = await _servers.JavaServerAsync();
        var connections = 0;
        // The first connection watches the server; after enough faults the run may end.
        var proxy = new FaultyProxy(
            port, () => Interlocked.Increment(ref connections) is > 1 and <= 1 + DisturbedConnections ? fault() : null);
        return (proxy, $"mongodb://127.0.0.1:{proxy.Port}/{database}");
    }

    private async Task RunAsync(string address, string when)
    {
        var database = await postgres.CreateDatabaseAsync();
        using var migrator = new Migrator(ProgramFile.Community, database);
        migrator.Environment["MONGODB_URI"] = address;
        (await migrator.RunAsync("migrate")).ShouldExit(3);
        (await DatabaseSnapshot.ReadAsync(database)).ShouldEqual((await community.ExpectedAsync(postgres)).Tables, when);
    }
}
