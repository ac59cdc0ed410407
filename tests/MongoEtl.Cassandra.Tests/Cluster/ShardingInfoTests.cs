using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Cassandra.Tests;

/// <summary>ScyllaDB, "Protocol extensions to the Cassandra Native Protocol", intranode sharding.</summary>
public sealed class ShardingInfoTests
{
    [Fact]
    public void Shard_equals_its_definition_in_exact_arithmetic() =>
        Prop.ForAll(Gen.Choose(1, 128).Zip(Gen.Choose(0, 63)).Zip(ArbMap.Default.GeneratorFor<int>()).ToArbitrary(), input =>
        {
            var ((shards, ignored), seed) = input;
            var token = new Random(seed).NextInt64(long.MinValue, long.MaxValue);
            var biased = ((BigInteger)token + BigInteger.Pow(2, 63)) * BigInteger.Pow(2, ignored) % BigInteger.Pow(2, 64);
            new ShardingInfo(shards, 0, ignored, null, null).ShardOf(new Token(token))
                .ShouldBe((int)(biased * shards / BigInteger.Pow(2, 64)));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(long.MinValue, 0)]
    [InlineData(-1, 1)]
    [InlineData(0, 2)]
    [InlineData(long.MaxValue, 3)]
    public void Shards_without_ignored_bits_divide_the_ring_in_order(long token, int shard) =>
        new ShardingInfo(4, 0, 0, null, null).ShardOf(new Token(token)).ShouldBe(shard);

    [Fact]
    public void Options_of_a_server_are_read() =>
        ShardingInfo.Parse(Options("SCYLLA_NR_SHARDS=8", "SCYLLA_SHARD=3", "SCYLLA_SHARDING_IGNORE_MSB=12",
            "SCYLLA_SHARDING_ALGORITHM=biased-token-round-robin", "SCYLLA_PARTITIONER=org.apache.cassandra.dht.Murmur3Partitioner",
            "SCYLLA_SHARD_AWARE_PORT=19042", "SCYLLA_SHARD_AWARE_PORT_SSL=19142")).ShouldBe(new ShardingInfo(8, 3, 12, 19042, 19142));

    [Theory]
    [InlineData("COMPRESSION=lz4")]
    [InlineData("SCYLLA_NR_SHARDS=8")]
    [InlineData("SCYLLA_NR_SHARDS=0;SCYLLA_SHARD=0;SCYLLA_SHARDING_IGNORE_MSB=12")]
    [InlineData("SCYLLA_NR_SHARDS=4;SCYLLA_SHARD=4;SCYLLA_SHARDING_IGNORE_MSB=12")]
    [InlineData("SCYLLA_NR_SHARDS=4;SCYLLA_SHARD=0;SCYLLA_SHARDING_IGNORE_MSB=64")]
    [InlineData("SCYLLA_NR_SHARDS=four;SCYLLA_SHARD=0;SCYLLA_SHARDING_IGNORE_MSB=12")]
    [InlineData("SCYLLA_NR_SHARDS=4;SCYLLA_SHARD=0;SCYLLA_SHARDING_IGNORE_MSB=12;SCYLLA_SHARDING_ALGORITHM=another")]
    [InlineData("SCYLLA_NR_SHARDS=4;SCYLLA_SHARD=0;SCYLLA_SHARDING_IGNORE_MSB=12;SCYLLA_PARTITIONER=RandomPartitioner")]
    public void Other_servers_and_nonsense_have_no_shards(string options) => ShardingInfo.Parse(Options(options.Split(';'))).ShouldBeNull();

    [Fact]
    public void Source_ports_are_every_port_of_the_shard_once() =>
        Prop.ForAll(Gen.Choose(1, 300).Zip(Gen.Choose(0, 10_000)).ToArbitrary(), input =>
        {
            var (shards, shard) = (input.Item1, input.Item2 % input.Item1);
            SourcePorts.Of(shard, shards, new Random(input.Item2)).Order()
                .ShouldBe(Enumerable.Range(SourcePorts.First, SourcePorts.Last - SourcePorts.First + 1)
                    .Where(port => port % shards == shard));
        }).QuickCheckThrowOnFailure();

    private static Dictionary<string, IReadOnlyList<string>> Options(params string[] options) =>
        options.Select(option => option.Split('=')).ToDictionary(pair => pair[0], pair => (IReadOnlyList<string>)[pair[1]]);
}
