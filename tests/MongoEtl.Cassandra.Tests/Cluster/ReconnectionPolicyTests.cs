using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Cassandra.Tests;

public sealed class ReconnectionPolicyTests
{
    [Fact]
    public void Pauses_double_within_their_spread_and_stay_below_the_ceiling() =>
        Prop.ForAll(Gen.Choose(1, 100).Zip(ArbMap.Default.GeneratorFor<int>()).ToArbitrary(), input =>
        {
            var (failures, seed) = (input.Item1, input.Item2);
            var policy = ReconnectionPolicy.Default;
            var pause = policy.PauseAfter(failures, new Random(seed));
            var whole = Math.Min(policy.First.TotalSeconds * Math.Pow(2, failures - 1), policy.Ceiling.TotalSeconds);
            pause.ShouldBeLessThanOrEqualTo(policy.Ceiling);
            pause.TotalSeconds.ShouldBeInRange(whole * 0.79, whole * 1.21);
        }).QuickCheckThrowOnFailure();
}
