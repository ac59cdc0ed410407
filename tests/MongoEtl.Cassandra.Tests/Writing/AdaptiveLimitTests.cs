namespace MongoEtl.Cassandra.Tests;

public sealed class AdaptiveLimitTests
{
    [Fact]
    public void It_grows_while_answers_come_as_quickly_as_before_up_to_its_bound()
    {
        var limit = new AdaptiveLimit();
        var before = limit.Limit;
        Answer(limit, 2, before);
        limit.Limit.ShouldBeGreaterThan(before);
        Answer(limit, 2, 100_000);
        limit.Limit.ShouldBe(AdaptiveLimit.Most);
    }

    [Fact]
    public void It_shrinks_when_answers_become_much_slower_and_grows_again_later()
    {
        var limit = new AdaptiveLimit();
        Answer(limit, 2, 10_000);
        var grown = limit.Limit;
        Answer(limit, 20, grown * 2);
        limit.Limit.ShouldBeLessThan(grown);
        Answer(limit, 20, 1_000_000);
        limit.Limit.ShouldBe(AdaptiveLimit.Most, "slow for good is the new usual");
    }

    [Fact]
    public void Too_much_for_the_cluster_halves_it_down_to_its_least()
    {
        var limit = new AdaptiveLimit();
        var before = limit.Limit;
        limit.Overloaded();
        limit.Limit.ShouldBe(before / 2);
        for (var i = 0; i < 20; i++)
            limit.Overloaded();
        limit.Limit.ShouldBe(AdaptiveLimit.Least);
    }

    private static void Answer(AdaptiveLimit limit, double milliseconds, int times)
    {
        for (var i = 0; i < times; i++)
            limit.Answered(milliseconds);
    }
}
