using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Tests.Values;

/// <summary>The corpus covers the texts; here is what lies beyond it.</summary>
public sealed class Decimal128Tests
{
    [Fact]
    public void Every_bit_pattern_has_a_text_that_reads_back_as_the_same_number() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>().Filter(bytes => bytes is { Length: >= 16 }), bytes =>
        {
            var value = new Decimal128(bytes.AsSpan(0, 16));
            var again = Decimal128.Parse(value.ToString());
            again.ToString().ShouldBe(value.ToString());
            (again.IsNaN, again.IsInfinity, again.IsZero).ShouldBe((value.IsNaN, value.IsInfinity, value.IsZero));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Decimals_round_trip_with_their_scale() =>
        Prop.ForAll(ArbMap.Default.ArbFor<decimal>(), value =>
        {
            var wide = Decimal128.FromDecimal(value);
            wide.TryToDecimal(out var back).ShouldBeTrue();
            decimal.GetBits(back).ShouldBe(decimal.GetBits(value));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Conversion_to_decimal_is_exact_or_refused() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue - 1).ArrayOf(3).Zip(Gen.Choose(-60, 60)).ToArbitrary(), parts =>
        {
            var digits = (BigInteger)parts.Item1[0] * parts.Item1[1] * parts.Item1[2];
            Decimal128.Parse($"{digits}E{parts.Item2}").TryToDecimal(out var value).ShouldBe(Fits(digits, parts.Item2));
            if (value == 0)
                return;
            var bits = decimal.GetBits(value);
            var magnitude = (BigInteger)(uint)bits[2] << 64 | (BigInteger)(uint)bits[1] << 32 | (uint)bits[0];
            var scale = bits[3] >> 16 & 0xFF;
            (magnitude * BigInteger.Pow(10, 100 - scale)).ShouldBe(digits * BigInteger.Pow(10, 100 + parts.Item2));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    [InlineData("1E+29")]
    [InlineData("1E-29")]
    public void What_no_decimal_holds_is_refused(string text) => Decimal128.Parse(text).TryToDecimal(out _).ShouldBeFalse();

    [Theory]
    [InlineData("0E+99999999999999999999", "0E+6111")]
    [InlineData("0E-99999999999999999999", "0E-6176")]
    [InlineData("1E000000000000000000002", "1E+2")]
    [InlineData("1E-2", "0.01")]
    public void Exponents_of_any_length_are_read(string text, string expected) => Decimal128.Parse(text).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("1E99999999999999999999")]
    [InlineData("1E")]
    [InlineData("1E+")]
    [InlineData("1E+-1")]
    [InlineData("1E 1")]
    public void Wrong_exponents_are_refused(string text) => Decimal128.TryParse(text, out _).ShouldBeFalse();

    private static bool Fits(BigInteger digits, int exponent)
    {
        if (digits.IsZero)
            return true;
        for (; exponent < 0 && digits % 10 == 0; exponent++)
            digits /= 10;
        return exponent >= -28 && digits * BigInteger.Pow(10, Math.Max(exponent, 0)) < BigInteger.One << 96;
    }
}
