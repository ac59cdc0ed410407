using System.Diagnostics;

namespace MongoEtl.Runtime.Tests;

public sealed class RetryTests
{
    private static readonly MigrationOptions Quick = new() { FirstRetryPause = TimeSpan.FromMilliseconds(0.1), RetryTimeLimit = TimeSpan.FromMilliseconds(100) };

    [Fact]
    public async Task A_server_that_stays_away_ends_the_run_with_its_own_error()
    {
        var calls = 0;
        var policy = new RetryPolicy(Quick, SilentProgress.Instance);

        var error = await Should.ThrowAsync<TargetException>(() => policy.RunAsync("e", () =>
        {
            calls++;
            throw new TargetException("away") { IsTransient = true };
        }, CancellationToken.None));

        error.Message.ShouldBe("away");
        calls.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task What_trying_again_cannot_help_is_not_tried_again()
    {
        var calls = 0;
        var policy = new RetryPolicy(Quick, SilentProgress.Instance);

        await Should.ThrowAsync<TargetException>(() => policy.RunAsync("e", () =>
        {
            calls++;
            throw new TargetException("no such table");
        }, CancellationToken.None));

        calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_rate_is_kept_by_all_readers_together()
    {
        var gate = new RateGate(1000);
        var began = Stopwatch.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => gate.PayAsync(50, CancellationToken.None).AsTask()));

        Stopwatch.GetElapsedTime(began).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(180));
    }

    [Fact]
    public async Task A_sender_waits_until_a_batch_comes_back()
    {
        using var pool = new BatchPool<DocumentBatch>(() => new DocumentBatch());
        using var queue = new BatchQueue<DocumentBatch>(2, pool);
        for (var i = 0; i < 2; i++)
            await queue.SendAsync(await queue.RentAsync(CancellationToken.None), CancellationToken.None);

        var third = queue.RentAsync(CancellationToken.None);

        third.IsCompleted.ShouldBeFalse();
        queue.Return((await queue.ReceiveAsync(CancellationToken.None))!);
        (await third).ShouldNotBeNull();
    }
}
