using MongoEtl.Runtime;

namespace MongoEtl.PostgreSql.Tests;

[Trait("Category", "Server")]
public sealed class RowContestTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Rows_that_are_not_the_newest_of_their_key_lose_and_of_equals_the_smaller_ids()
    {
        await using var store = new PostgresStore(await postgres.CreateDatabaseAsync(), new Plan("test", [], [], []));
        await store.State.LockPlanAsync("test", "here", default);
        var numbers = new Random(3);
        var rows = Enumerable.Range(0, 5000)
            .Select(_ => (Key: (UInt128)numbers.Next(1500) << 64, Newest: numbers.Next(4) == 0 ? [] : new[] { (byte)numbers.Next(1, 255) }, Id: Id(numbers))).ToList();
        var memory = new HashSet<(UInt128, string)>();
        foreach (var key in rows.GroupBy(row => row.Key))
        {
            var best = key.OrderByDescending(row => row.Newest.Length > 0 ? row.Newest[0] : 0).ThenByDescending(row => row.Id, StringComparer.Ordinal).First();
            memory.UnionWith(key.Where(row => row.Id != best.Id).Select(row => (row.Key, row.Id)));
        }

        for (var run = 0; run < 2; run++)
        {
            await using var contest = await store.State.BeginContestAsync(default);
            foreach (var some in rows.Chunk(700))
            {
                foreach (var (key, newest, id) in some)
                    contest.Add(key, newest, SourceId.FromText(id));
                await contest.FlushAsync(default);
            }
            var losers = new HashSet<(UInt128, string)>();
            await foreach (var (key, id) in contest.LosersAsync(default))
                losers.Add((key, id.ToString())).ShouldBeTrue();
            losers.SetEquals(memory).ShouldBeTrue();
        }
    }

    // Texts that PostgreSQL cannot hold compete too.
    private static string Id(Random numbers) => numbers.Next(3) == 0 ? $"a\0{numbers.Next(2000)}" : numbers.Next(1, 3000).ToString("x24");
}
