using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Tests.Values;

/// <summary>The order of time UUIDs as bytes.</summary>
public sealed class TimeUuidOrderTests
{
    [Fact]
    public void Bytes_are_in_the_order_of_the_times_and_then_of_signed_bytes() => Prop.ForAll(
        Arb.From(from seeds in Gen.Choose(int.MinValue, int.MaxValue).ArrayOf(8) from sameTime in Gen.Elements(true, false) select (seeds, sameTime)), sample =>
        {
            ulong Whole(int at) => (ulong)(uint)sample.seeds[at] << 32 | (uint)sample.seeds[at + 1];
            var (a, b) = (Uuid(Whole(0), (long)Whole(2)), Uuid(sample.sameTime ? Whole(0) : Whole(4), (long)Whole(6)));
            var order = TimeUuid.OrderOf(a).ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(TimeUuid.OrderOf(b).ToByteArray(bigEndian: true));
            Math.Sign(order).ShouldBe(Math.Sign(Compare(a, b)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    // The later time is the smaller text; of one time, 0x80 as a signed byte is the smallest.
    [InlineData("fffffffe-0000-1000-8000-000000000000", "00000000-0001-1000-8000-000000000000")]
    [InlineData("00000000-0000-1001-bfff-ffffffffffff", "00000000-0000-1002-8000-000000000000")]
    [InlineData("00000000-0000-1000-8080-000000000000", "00000000-0000-1000-8000-000000000000")]
    [InlineData("00000000-0000-1000-8000-0000000000ff", "00000000-0000-1000-8000-000000000001")]
    public void The_first_is_smaller(string smaller, string greater) =>
        TimeUuid.OrderOf(Guid.Parse(smaller)).ToByteArray(true).AsSpan().SequenceCompareTo(TimeUuid.OrderOf(Guid.Parse(greater)).ToByteArray(true)).ShouldBeLessThan(0);

    private static Guid Uuid(ulong ticks, long rest)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)ticks);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(4), (ushort)(ticks >> 32));
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(6), (ushort)((ticks >> 48 & 0x0FFF) | 0x1000));
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), rest);
        return new Guid(bytes, bigEndian: true);
    }

    private static int Compare(Guid a, Guid b)
    {
        var (x, y) = (a.ToByteArray(true), b.ToByteArray(true));
        var times = Time(x).CompareTo(Time(y));
        if (times != 0)
            return times;
        for (var i = 8; i < 16; i++)
        {
            if (x[i] != y[i])
                return ((sbyte)x[i]).CompareTo((sbyte)y[i]);
        }
        return 0;
    }

    private static ulong Time(byte[] uuid) => (ulong)(BinaryPrimitives.ReadUInt16BigEndian(uuid.AsSpan(6)) & 0x0FFF) << 48
        | (ulong)BinaryPrimitives.ReadUInt16BigEndian(uuid.AsSpan(4)) << 32 | BinaryPrimitives.ReadUInt32BigEndian(uuid);
}
