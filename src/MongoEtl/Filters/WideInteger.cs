using System.Numerics;

namespace MongoEtl.Internal;

/// <summary>
/// A non-negative integer of up to 1,024 bits in the caller's stack memory: what an exact comparison of double and decimal128 needs.
/// </summary>
internal ref struct WideInteger
{
    /// <summary>
    /// Limbs of 32 bits. The largest product is a 64-bit significand times 5^363 (decimals below 10^-330 and above 10^309 are
    /// decided without one), 907 bits; a 113-bit one times 5^309 has 831. Aligning never passes the longer of the two.
    /// </summary>
    internal const int LimbCount = 32;

    private const uint FiveToThe13 = 1_220_703_125;

    private readonly Span<uint> _limbs;
    private int _count;

    /// <summary>Holds a value in memory of at least <see cref="LimbCount"/> limbs.</summary>
    internal WideInteger(Span<uint> limbs, UInt128 value)
    {
        _limbs = limbs;
        limbs.Clear();
        for (; value != 0; value >>= 32)
            limbs[_count++] = (uint)value;
    }

    private readonly int BitLength => _count == 0 ? 0 : _count * 32 - BitOperations.LeadingZeroCount(_limbs[_count - 1]);

    internal void MultiplyByPowerOfFive(int power)
    {
        for (; power >= 13; power -= 13)
            Multiply(FiveToThe13);
        for (; power > 0; power--)
            Multiply(5);
    }

    /// <summary>Compares left·2^leftExponent with right·2^rightExponent, both above zero. May shift one of them.</summary>
    internal static int CompareScaled(ref WideInteger left, int leftExponent, ref WideInteger right, int rightExponent)
    {
        var order = (left.BitLength + leftExponent).CompareTo(right.BitLength + rightExponent);
        if (order != 0)
            return order;
        if (leftExponent > rightExponent)
            left.ShiftLeft(leftExponent - rightExponent);
        else
            right.ShiftLeft(rightExponent - leftExponent);
        for (var i = Math.Max(left._count, right._count) - 1; i >= 0; i--)
            if (left._limbs[i] != right._limbs[i])
                return left._limbs[i].CompareTo(right._limbs[i]);
        return 0;
    }

    private void Multiply(uint factor)
    {
        ulong carry = 0;
        for (var i = 0; i < _count; i++)
        {
            carry += (ulong)_limbs[i] * factor;
            _limbs[i] = (uint)carry;
            carry >>= 32;
        }
        if (carry != 0)
            _limbs[_count++] = (uint)carry;
    }

    private void ShiftLeft(int bits)
    {
        if (bits == 0)
            return;
        var (whole, part) = (bits / 32, bits % 32);
        var count = (BitLength + bits + 31) / 32;
        for (var i = count - 1; i >= 0; i--)
        {
            var source = i - whole;
            var high = source >= 0 && source < _count ? _limbs[source] : 0;
            var low = source >= 1 && source - 1 < _count ? _limbs[source - 1] : 0;
            _limbs[i] = (uint)((((ulong)high << 32) | low) << part >> 32);
        }
        _count = count;
    }
}
