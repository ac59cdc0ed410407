using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using MongoEtl.Internal;

namespace MongoEtl.Tests.Values;

public sealed class ShortSha1Tests
{
    /// <summary>FIPS 180's own example.</summary>
    [Fact]
    public void Hash_of_the_standards_example() => Hash("abc"u8.ToArray()).ShouldBe("a9993e364706816aba3e25717850c26c9cd0d89d");

    [Fact]
    public void Hash_is_the_systems_at_every_length_around_a_block()
    {
        var random = new Random(1);
        for (var length = 0; length <= ShortSha1.MostBytesOfOneBlock + 20; length++)
        {
            var input = new byte[length];
            random.NextBytes(input);
            Hash(input).ShouldBe(Convert.ToHexStringLower(SHA1.HashData(input)), $"of {length} bytes");
        }
    }

    [Fact]
    public void Hash_is_the_systems() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), input =>
        Hash(input).ShouldBe(Convert.ToHexStringLower(SHA1.HashData(input)))).QuickCheckThrowOnFailure();

    private static string Hash(byte[] input)
    {
        var hash = new byte[SHA1.HashSizeInBytes];
        ShortSha1.Hash(input, hash);
        return Convert.ToHexStringLower(hash);
    }
}
