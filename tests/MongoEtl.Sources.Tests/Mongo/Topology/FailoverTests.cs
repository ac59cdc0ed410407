using MongoEtl.Runtime;

namespace MongoEtl.Sources.Tests;

/// <summary>A replica set whose primary changes while it is read from.</summary>
public sealed class FailoverTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_follow_a_primary_that_steps_down()
    {
        await using var set = new ScriptedReplicaSet(3);
        await using var topology = new MongoTopology(MongoAddress.Parse(set.Address()));
        await using var lease = await topology.SelectAsync(null, Stop);
        (await lease.ReadAsync()).ShouldBe(0);
        set.Elect(1);
        var refused = await Should.ThrowAsync<MongoServerException>(() => lease.ReadAsync());
        refused.IsNotPrimary.ShouldBeTrue();
        await using var next = await topology.SelectAsync(null, Stop);
        next.Host.ShouldBe(set.Members[1].Host);
        (await next.ReadAsync()).ShouldBe(1);
        // A member of MongoDB 4.2 and later keeps its connections when it steps down.
        (await lease.ReadAsync(new ReadPreference(ReadMode.Nearest))).ShouldBe(0);
    }

    [Fact]
    public async Task Reads_follow_a_primary_that_dies()
    {
        await using var set = new ScriptedReplicaSet(3);
        await using var topology = new MongoTopology(MongoAddress.Parse(set.Address()));
        await using (var lease = await topology.SelectAsync(null, Stop))
        {
            await set.Members[0].KillAsync();
            (await Should.ThrowAsync<MongoNetworkException>(() => lease.ReadAsync())).IsRetryableRead.ShouldBeTrue();
        }
        topology.Current.Find(set.Members[0].Host)!.Type.ShouldBe(ServerType.Unknown);
        var waiting = topology.SelectAsync(null, Stop).AsTask();
        set.Elect(2);
        await using var next = await waiting;
        (await next.ReadAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_read_waits_while_there_is_no_primary()
    {
        await using var set = new ScriptedReplicaSet(2);
        set.Elect(-1);
        await using var topology = new MongoTopology(MongoAddress.Parse(set.Address()));
        await using (var secondary = await topology.SelectAsync(new ReadPreference(ReadMode.Secondary), Stop))
            secondary.Hello.IsSecondary.ShouldBeTrue();
        var waiting = topology.SelectAsync(null, Stop).AsTask();
        waiting.IsCompleted.ShouldBeFalse();
        set.Elect(1);
        await using var lease = await waiting;
        (await lease.ReadAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_read_from_a_primary_that_falls_silent_is_ended_by_its_monitor()
    {
        await using var set = new ScriptedReplicaSet(3);
        // There is no limit for answers themselves: a scan may take its time.
        await using var topology = new MongoTopology(MongoAddress.Parse(set.Address("&connectTimeoutMS=500")));
        await using var lease = await topology.SelectAsync(null, Stop);
        (await lease.ReadAsync()).ShouldBe(0);
        set.Members[0].FallSilent();
        var reading = lease.ReadAsync();
        set.Elect(1);
        await Should.ThrowAsync<MongoNetworkException>(() => reading);
        await using var next = await topology.SelectAsync(null, Stop);
        (await next.ReadAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Many_readers_survive_many_elections()
    {
        await using var set = new ScriptedReplicaSet(3);
        await using var topology = new MongoTopology(MongoAddress.Parse(set.Address("&maxPoolSize=3")));
        var reads = new int[6];
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var readers = Enumerable.Range(0, reads.Length)
            .Select(reader => Task.Run(() => ReadOnAsync(topology, reads, reader, end.Token))).ToArray();
        foreach (var primary in (int[])[1, 2, 0, 2])
        {
            var before = reads.ToArray();
            set.Elect(primary);
            if (primary == 0)
                await set.Members[1].KillAsync();
            await WaitAsync(() => reads.Index().All(read => Volatile.Read(ref reads[read.Index]) > before[read.Index] + 3), readers);
        }
        await end.CancelAsync();
        await Task.WhenAll(readers);
        topology.Current.Servers.Count.ShouldBe(3);
    }

    private static async Task ReadOnAsync(MongoTopology topology, int[] reads, int reader, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await using var lease = await topology.SelectAsync(null, end);
                await lease.ReadAsync();
                Interlocked.Increment(ref reads[reader]);
            }
            catch (MongoException failure) when (failure.IsRetryableRead)
            {
                // As a reader would, it asks for another server.
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
            }
        }
    }

    private static async Task WaitAsync(Func<bool> happened, Task[] readers)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (!happened())
        {
            if (readers.FirstOrDefault(reader => reader.IsFaulted) is { } failed)
                await failed;
            await Task.Delay(5, limit.Token);
        }
    }
}
