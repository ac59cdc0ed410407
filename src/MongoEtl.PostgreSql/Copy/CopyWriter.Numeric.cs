using System.Buffers.Binary;

namespace MongoEtl.PostgreSql;

// numeric: int16 count of base-10000 digits, int16 weight (power of 10000 of the first), int16 sign (0x4000 is minus),
// int16 decimal places to show, then the digits, each an int16. Wire form: PostgreSQL's numeric_send.
public sealed partial class CopyWriter
{
    private const int DigitsPerGroup = 4;
    private const uint GroupBase = 10_000;
    private const short Minus = 0x4000;
    private const int MaxDecimalDigits = 28;

    /// <summary>96 bits and three more digits make at most nine groups.</summary>
    private const int MaxGroups = 9;

    /// <summary>Writes a <c>numeric</c>, rounded half away from zero to the column's scale.</summary>
    /// <exception cref="ColumnException">The rounded number has more digits before the point than the column.</exception>
    public void Numeric(decimal? value)
    {
        if (value is not { } present)
        {
            Null();
            return;
        }
        var at = BeginValue();
        AppendNumeric(present);
        EndValue(at);
    }

    private void AppendNumeric(decimal value)
    {
        if (_column.Precision > 0)
            value = Fitted(value);
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var scale = (bits[3] >> 16) & 0xFF;
        // Groups count from the decimal point, so the fraction is filled up to whole groups first.
        var padding = (DigitsPerGroup - scale % DigitsPerGroup) % DigitsPerGroup;
        var mantissa = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]) * PowersOfTen[padding];
        Span<ushort> groups = stackalloc ushort[MaxGroups];
        var count = Split(mantissa, groups);
        var weight = count == 0 ? 0 : count - (scale + padding) / DigitsPerGroup - 1;
        var skipped = 0;
        while (skipped < count && groups[skipped] == 0)
            skipped++;
        var room = Room(sizeof(short) * (DigitsPerGroup + count - skipped));
        BinaryPrimitives.WriteInt16BigEndian(room, (short)(count - skipped));
        BinaryPrimitives.WriteInt16BigEndian(room[2..], (short)weight);
        BinaryPrimitives.WriteInt16BigEndian(room[4..], bits[3] < 0 && count > 0 ? Minus : (short)0);
        BinaryPrimitives.WriteInt16BigEndian(room[6..], (short)scale);
        for (var group = count - 1; group >= skipped; group--)
            BinaryPrimitives.WriteUInt16BigEndian(room[(8 + sizeof(short) * (count - 1 - group))..], groups[group]);
    }

    /// <summary>Cuts a number into base-10000 digits, lowest first; returns how many.</summary>
    private static int Split(UInt128 mantissa, Span<ushort> groups)
    {
        var count = 0;
        // 128-bit division is slow, and most numbers are short.
        while (mantissa > ulong.MaxValue)
        {
            (mantissa, var group) = UInt128.DivRem(mantissa, GroupBase);
            groups[count++] = (ushort)group;
        }
        for (var rest = (ulong)mantissa; rest > 0; rest /= GroupBase)
            groups[count++] = (ushort)(rest % GroupBase);
        return count;
    }

    private decimal Fitted(decimal value)
    {
        var rounded = _column.Scale < MaxDecimalDigits ? decimal.Round(value, _column.Scale, MidpointRounding.AwayFromZero) : value;
        var whole = _column.Precision - _column.Scale;
        if (whole <= MaxDecimalDigits && decimal.Abs(rounded) >= DecimalPowers[whole])
            ThrowPrecision(whole);
        return rounded;
    }

    private void ThrowPrecision(int whole) =>
        throw Refused($"at most {whole} digits before the point", "a larger number", "widen the column, or limit the number in the rule");

    private static readonly uint[] PowersOfTen = [1, 10, 100, 1000];

    private static readonly decimal[] DecimalPowers = [.. Enumerable.Range(0, MaxDecimalDigits + 1).Select(PowerOfTen)];

    private static decimal PowerOfTen(int exponent)
    {
        var power = 1m;
        for (; exponent > 0; exponent--)
            power *= 10;
        return power;
    }
}
