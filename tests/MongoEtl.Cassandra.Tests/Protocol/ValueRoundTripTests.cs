using System.Net;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Cassandra.Tests;

/// <summary>Every scalar type reads back as written, and its bytes are those of the specification.</summary>
public sealed class ValueRoundTripTests
{
    [Fact]
    public void Integers_round_trip()
    {
        RoundTrip<sbyte>(CqlEncoder.WriteTinyint, CqlDecoder.ReadTinyint);
        RoundTrip<short>(CqlEncoder.WriteSmallint, CqlDecoder.ReadSmallint);
        RoundTrip<int>(CqlEncoder.WriteInt, CqlDecoder.ReadInt);
        RoundTrip<long>(CqlEncoder.WriteBigint, CqlDecoder.ReadBigint);
        RoundTrip<long>(CqlEncoder.WriteTimestamp, CqlDecoder.ReadTimestamp);
        RoundTrip<bool>(CqlEncoder.WriteBoolean, CqlDecoder.ReadBoolean);
    }

    [Fact]
    public void Floating_numbers_round_trip()
    {
        RoundTrip<float>(CqlEncoder.WriteFloat, CqlDecoder.ReadFloat);
        RoundTrip<double>(CqlEncoder.WriteDouble, CqlDecoder.ReadDouble);
    }

    [Fact]
    public void Uuids_round_trip_in_the_order_of_their_text()
    {
        RoundTrip<Guid>(CqlEncoder.WriteUuid, CqlDecoder.ReadUuid);
        Bytes(destination => CqlEncoder.WriteUuid(destination, Guid.Parse("00010203-0405-0607-0809-0a0b0c0d0e0f")))
            .ShouldBe([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    }

    [Fact]
    public void Texts_round_trip_and_half_a_surrogate_pair_is_refused()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string>().Filter(text => text is not null && IsWhole(text)), text =>
        {
            var bytes = new byte[CqlEncoder.TextLength(text)];
            CqlEncoder.WriteText(bytes, text).ShouldBe(bytes.Length);
            CqlDecoder.ReadText(bytes).ShouldBe(text);
        }).QuickCheckThrowOnFailure();
        Should.Throw<ArgumentException>(() => CqlEncoder.TextLength("\ud83d"));
        Should.Throw<ProtocolViolationException>(() => CqlDecoder.ReadText([0xC3]));
        Should.Throw<ArgumentException>(() => CqlEncoder.WriteAscii(new byte[10], "é"));
    }

    [Fact]
    public void Varints_of_any_size_round_trip() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>().Filter(bytes => bytes is { Length: > 0 }), bytes =>
    {
        var value = new BigInteger(bytes);
        var written = new byte[value.GetByteCount()];
        CqlEncoder.WriteVarint(written, value).ShouldBe(written.Length);
        CqlDecoder.ReadVarint(written).ShouldBe(value);
        if (bytes.Length <= 16)
            Bytes(destination => CqlEncoder.WriteVarint(destination, (Int128)value)).ShouldBe(written);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData(0, "00")]
    [InlineData(1, "01")]
    [InlineData(127, "7F")]
    [InlineData(128, "0080")]
    [InlineData(129, "0081")]
    [InlineData(-1, "FF")]
    [InlineData(-128, "80")]
    [InlineData(-129, "FF7F")]
    public void Varints_have_the_bytes_of_the_specification(int value, string expected) =>
        Convert.ToHexString(Bytes(destination => CqlEncoder.WriteVarint(destination, value))).ShouldBe(expected);

    [Fact]
    public void Decimals_round_trip_with_their_scale() => Prop.ForAll(ArbMap.Default.ArbFor<decimal>(), value =>
    {
        var (unscaled, scale) = CqlDecoder.ReadDecimal(Bytes(destination => CqlEncoder.WriteDecimal(destination, value)));
        scale.ShouldBe(value.Scale);
        unscaled.ShouldBe(Unscaled(value));
        var wide = Bytes(destination => CqlEncoder.WriteDecimal(destination, unscaled * BigInteger.Pow(10, 20), scale - 40));
        CqlDecoder.ReadDecimal(wide).ShouldBe((unscaled * BigInteger.Pow(10, 20), scale - 40));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Durations_round_trip() => Prop.ForAll(
        ArbMap.Default.GeneratorFor<int>().Zip(ArbMap.Default.GeneratorFor<int>()).Zip(Longs()).ToArbitrary(), parts =>
    {
        var value = new CqlDuration(parts.Item1.Item1, parts.Item1.Item2, parts.Item2);
        CqlDecoder.ReadDuration(Bytes(destination => CqlEncoder.WriteDuration(destination, value))).ShouldBe(value);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void A_vint_has_the_bytes_of_the_specification()
    {
        // The specification's example is of an unsigned 256,000: zigzag makes it of 128,000.
        Bytes(destination => CqlEncoder.WriteVint(destination, 128_000)).ShouldBe([0b1100_0011, 0b1110_1000, 0]);
        Bytes(destination => CqlEncoder.WriteVint(destination, -1)).ShouldBe([1]);
        Bytes(destination => CqlEncoder.WriteVint(destination, long.MinValue)).ShouldBe([255, 255, 255, 255, 255, 255, 255, 255, 255]);
    }

    [Fact]
    public void Dates_times_and_moments_round_trip() => Prop.ForAll(ArbMap.Default.ArbFor<DateTime>(), value =>
    {
        var date = DateOnly.FromDateTime(value);
        CqlDecoder.ReadDate(Bytes(destination => CqlEncoder.WriteDate(destination, date)))
            .ShouldBe(date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber);
        var time = TimeOnly.FromDateTime(value);
        CqlDecoder.ReadTime(Bytes(destination => CqlEncoder.WriteTime(destination, time))).ShouldBe(time.Ticks * 100);
        var moment = new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc));
        CqlDecoder.ReadTimestamp(Bytes(destination => CqlEncoder.WriteTimestamp(destination, moment))).ShouldBe(moment.ToUnixTimeMilliseconds());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_epoch_is_in_the_middle_of_dates() =>
        Bytes(destination => CqlEncoder.WriteDate(destination, new DateOnly(1970, 1, 1))).ShouldBe([0x80, 0, 0, 0]);

    [Theory]
    [InlineData("127.0.0.1", 4)]
    [InlineData("2001:db8::7", 16)]
    public void Addresses_round_trip(string text, int length)
    {
        var bytes = Bytes(destination => CqlEncoder.WriteInet(destination, IPAddress.Parse(text)));
        bytes.Length.ShouldBe(length);
        CqlDecoder.ReadInet(bytes).ShouldBe(IPAddress.Parse(text));
    }

    [Fact]
    public void Values_of_a_wrong_length_are_refused()
    {
        Refuses(bytes => CqlDecoder.ReadTinyint(bytes), 1);
        Refuses(bytes => CqlDecoder.ReadSmallint(bytes), 2);
        Refuses(bytes => CqlDecoder.ReadInt(bytes), 4);
        Refuses(bytes => CqlDecoder.ReadBigint(bytes), 8);
        Refuses(bytes => CqlDecoder.ReadBoolean(bytes), 1);
        Refuses(bytes => CqlDecoder.ReadFloat(bytes), 4);
        Refuses(bytes => CqlDecoder.ReadDouble(bytes), 8);
        Refuses(bytes => CqlDecoder.ReadTimestamp(bytes), 8);
        Refuses(bytes => CqlDecoder.ReadDate(bytes), 4);
        Refuses(bytes => CqlDecoder.ReadTime(bytes), 8);
        Refuses(bytes => CqlDecoder.ReadUuid(bytes), 16);
        Should.Throw<ProtocolViolationException>(() => CqlDecoder.ReadInet(new byte[5]));
        Should.Throw<ProtocolViolationException>(() => CqlDecoder.ReadVarint([]));
        Should.Throw<ProtocolViolationException>(() => CqlDecoder.ReadDecimal(new byte[4]));
        Should.Throw<ProtocolViolationException>(() => CqlDecoder.ReadDuration([0, 0]));
        Should.Throw<ProtocolViolationException>(() => CqlDecoder.ReadTime([0x7F, 0, 0, 0, 0, 0, 0, 0]));
    }

    [Fact]
    public void Collections_round_trip() => Prop.ForAll(ArbMap.Default.ArbFor<int[]>().Filter(items => items is not null), items =>
    {
        using var buffer = new ValueBuffer();
        var start = buffer.BeginCollection(items.Length);
        foreach (var item in items)
            buffer.AddInt(item);
        buffer.EndCollection(start);
        buffer.Count.ShouldBe(1);
        var reader = new ProtocolReader(buffer.Encoded.Span);
        reader.TryReadBytes(out var value).ShouldBeTrue();
        reader.Remaining.ShouldBe(0);
        CqlDecoder.ReadCollection(value, CqlDecoder.ReadInt).ShouldBe(items);
    }).QuickCheckThrowOnFailure();

    private static void Refuses(Action<byte[]> read, int length)
    {
        Should.Throw<ProtocolViolationException>(() => read(new byte[length - 1]));
        Should.Throw<ProtocolViolationException>(() => read(new byte[length + 1]));
    }

    private delegate int Write<in T>(Span<byte> destination, T value);

    private static void RoundTrip<T>(Write<T> write, CqlDecoder.ElementReader<T> read) => Prop.ForAll(ArbMap.Default.ArbFor<T>(), value =>
        read(Bytes(destination => write(destination, value))).ShouldBe(value)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private delegate int WriteInto(Span<byte> destination);

    private static byte[] Bytes(WriteInto write)
    {
        var bytes = new byte[100];
        return bytes[..write(bytes)];
    }

    private static BigInteger Unscaled(decimal value)
    {
        var bits = decimal.GetBits(value);
        var digits = (BigInteger)(uint)bits[2] << 64 | (BigInteger)(uint)bits[1] << 32 | (uint)bits[0];
        return value < 0 ? -digits : digits;
    }

    private static bool IsWhole(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
                continue;
            if (index + 1 == text.Length || !char.IsSurrogatePair(text[index], text[index + 1]))
                return false;
            index++;
        }
        return true;
    }

    private static Gen<long> Longs() => ArbMap.Default.GeneratorFor<int>().Zip(ArbMap.Default.GeneratorFor<int>())
        .Select(halves => (long)halves.Item1 << 32 ^ halves.Item2);
}
