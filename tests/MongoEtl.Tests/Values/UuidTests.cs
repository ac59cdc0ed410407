using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Tests.Values;

public sealed class UuidTests
{
    [Theory]
    [InlineData("507f1f77bcf86cd799439011", "a05758fe-03e7-5af6-be7e-53694279fe06")]
    [InlineData("000000000000000000000001", "2231ee1e-f2d1-5371-9847-75fd5c813152")]
    [InlineData("ffffffffffffffffffffffff", "959c96ac-2c9c-5ca3-a016-cb8d52956ae7")]
    public void Uuid5_gives_the_vectors_of_the_reference_domain(string id, string expected)
    {
        Uuid5.Create(Uuid5.OidNamespace, Encoding.ASCII.GetBytes(id)).ShouldBe(Guid.Parse(expected));
        Uuid5.Create(Uuid5.OidNamespace, SourceId.FromText(id)).ShouldBe(Guid.Parse(expected));
    }

    [Fact]
    public void Uuid5_gives_the_vector_of_the_rfc() =>
        Uuid5.Create(Uuid5.DnsNamespace, "www.example.com"u8).ShouldBe(Guid.Parse("2ed6657d-e927-568b-95e1-2665a8aea6a2"));

    [Fact]
    public void Uuid5_takes_names_longer_than_its_scratch_space()
    {
        var name = new byte[1000];
        var input = (byte[])[.. Convert.FromHexString("6ba7b8119dad11d180b400c04fd430c8"), .. name];
        var hex = Convert.ToHexStringLower(SHA1.HashData(input));
        var actual = Uuid5.Create(Uuid5.UrlNamespace, name).ToString("N");
        actual[..12].ShouldBe(hex[..12]);
        actual[12].ShouldBe('5');
        actual[17..].ShouldBe(hex[17..32]);
    }

    /// <summary>Seconds 1609459200 and counter 0 are the first vector of the reference domain, 3.2; its time part is public arithmetic.</summary>
    [Fact]
    public void Time_part_is_that_of_the_ids_second() =>
        TimeUuid.FromSourceId(SourceId.FromText("5fee6600" + "0102030405" + "000000")).ToString().ShouldStartWith("4a784000-4bc4-11eb-");

    [Fact]
    public void Counter_becomes_units_of_100_ns_modulo_ten_million()
    {
        Ticks(TimeUuid.FromSourceId(SourceId.FromText("5fee66000102030405000007"))).ShouldBe(UnixTicks(1609459200) + 7);
        Ticks(TimeUuid.FromSourceId(SourceId.FromText("5fee66000102030405ffffff"))).ShouldBe(UnixTicks(1609459200) + 0xFFFFFF - 10_000_000);
    }

    [Fact]
    public void Seconds_are_unsigned() =>
        Ticks(TimeUuid.FromSourceId(SourceId.FromText("ffffffff0102030405000000"))).ShouldBe(UnixTicks(uint.MaxValue));

    [Fact]
    public void Other_ids_have_the_time_of_1970_and_the_hash_of_their_text()
    {
        var uuid = TimeUuid.FromSourceId(SourceId.FromText("año-1")).ToString("N");
        var hash = SHA1.HashData(Encoding.UTF8.GetBytes("año-1"));
        uuid[..16].ShouldBe("138140001dd211b2");
        uuid[16..].ShouldBe(ClockAndNode(hash));
    }

    [Fact]
    public void Every_part_agrees_with_arithmetic_on_big_integers() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>().Filter(bytes => bytes is { Length: >= 12 }), bytes =>
        {
            var id = bytes[..12];
            var uuid = TimeUuid.FromSourceId(new SourceId(new ObjectId(id))).ToString("N");
            var number = new BigInteger(id, isUnsigned: true, isBigEndian: true);
            var ticks = UnixTicks((long)(number >> 64)) + number % 0x1000000 % 10_000_000;
            var time = ticks.ToString("x15", null)[^15..];
            uuid.ShouldBe(time[7..] + time[3..7] + "1" + time[..3] + ClockAndNode(SHA1.HashData(id)));
        }).QuickCheckThrowOnFailure();

    private static BigInteger UnixTicks(long seconds) => new BigInteger(seconds) * 10_000_000 + BigInteger.Parse("122192928000000000");

    private static BigInteger Ticks(Guid uuid)
    {
        var hex = uuid.ToString("N");
        return BigInteger.Parse("0" + hex[13..16] + hex[8..12] + hex[..8], System.Globalization.NumberStyles.HexNumber);
    }

    private static string ClockAndNode(byte[] hash)
    {
        var clock = (hash[0] * 256 + hash[1]) % 16384 + 32768;
        return clock.ToString("x4") + (hash[2] | 1).ToString("x2") + Convert.ToHexStringLower(hash[3..8]);
    }
}
