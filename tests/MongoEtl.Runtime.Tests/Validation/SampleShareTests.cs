namespace MongoEtl.Runtime.Tests;

public sealed class SampleShareTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(25)]
    [InlineData(99)]
    public void A_sample_has_about_its_share_of_the_ids_and_a_greater_one_has_them_too(double percent)
    {
        var ids = Enumerable.Range(0, 20_000).Select(i => SourceId.FromText($"id {i}")).ToList();
        var chosen = ids.Where(id => new SampleShare(percent).Contains(id)).ToHashSet();
        (chosen.Count / 200.0).ShouldBeInRange(percent - 1.5, percent + 1.5);
        chosen.ShouldBeSubsetOf(ids.Where(id => new SampleShare(percent + 1).Contains(id)));
    }

    [Fact]
    public void The_whole_has_every_id() =>
        Enumerable.Range(0, 10_000).ShouldAllBe(i => new SampleShare(100).Contains(SourceId.FromText($"{i}")));
}
