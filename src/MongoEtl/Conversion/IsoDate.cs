using System.Globalization;

namespace MongoEtl;

/// <summary>ISO 8601 dates as text, both ways.</summary>
internal static class IsoDate
{
    internal const long MinMilliseconds = -62135596800000;
    internal const long MaxMilliseconds = 253402300799999;

    /// <summary>A BSON date as text with as many fraction digits as it needs, 0 or 3; null outside the years 1 to 9999.</summary>
    internal static string? TryFormat(long milliseconds)
    {
        if (milliseconds is < MinMilliseconds or > MaxMilliseconds)
            return null;
        var format = milliseconds % 1000 == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Reads <c>yyyy-MM-dd</c>, optionally with <c>T</c> or a blank and <c>HH:mm[:ss[.fraction]]</c>, optionally with
    /// <c>Z</c>, <c>+HH</c>, <c>+HHmm</c> or <c>+HH:mm</c>. No zone is UTC. False for anything finer than 100 ns, or no such date.
    /// </summary>
    internal static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset result)
    {
        result = default;
        text = text.Trim(" \t\r\n"u8);
        if (!Digits(ref text, 4, out var year) || !Take(ref text, '-') || !Digits(ref text, 2, out var month)
            || !Take(ref text, '-') || !Digits(ref text, 2, out var day))
            return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        long time = 0, zone = 0;
        if (text.Length > 0 && !(TryTime(ref text, out time) && TryZone(ref text, out zone) && text.Length == 0))
            return false;
        var ticks = new DateTime(year, month, day).Ticks + time - zone;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
            return false;
        result = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    private static bool TryTime(ref ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (!Take(ref text, 'T') && !Take(ref text, 't') && !Take(ref text, ' '))
            return false;
        if (!Digits(ref text, 2, out var hour) || !Take(ref text, ':') || !Digits(ref text, 2, out var minute) || hour > 23 || minute > 59)
            return false;
        ticks = hour * TimeSpan.TicksPerHour + minute * TimeSpan.TicksPerMinute;
        if (!Take(ref text, ':'))
            return true;
        if (!Digits(ref text, 2, out var second) || second > 59)
            return false;
        ticks += second * TimeSpan.TicksPerSecond;
        return !Take(ref text, '.') && !Take(ref text, ',') || TryFraction(ref text, ref ticks);
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> text, ref long ticks)
    {
        var unit = TimeSpan.TicksPerSecond;
        var any = false;
        for (; text.Length > 0 && char.IsAsciiDigit((char)text[0]); text = text[1..])
        {
            any = true;
            unit /= 10;
            if (unit == 0 && text[0] != '0')
                return false;
            ticks += unit * (text[0] - '0');
        }
        return any;
    }

    private static bool TryZone(ref ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length == 0 || Take(ref text, 'Z') || Take(ref text, 'z'))
            return true;
        var west = text[0] == '-';
        if (!west && text[0] != '+')
            return false;
        text = text[1..];
        if (!Digits(ref text, 2, out var hours) || hours > 14)
            return false;
        var minutes = 0;
        if (text.Length > 0 && (Take(ref text, ':') | true) && (!Digits(ref text, 2, out minutes) || minutes > 59))
            return false;
        ticks = (hours * TimeSpan.TicksPerHour + minutes * TimeSpan.TicksPerMinute) * (west ? -1 : 1);
        return true;
    }

    private static bool Take(ref ReadOnlySpan<byte> text, char wanted)
    {
        if (text.Length == 0 || text[0] != wanted)
            return false;
        text = text[1..];
        return true;
    }

    private static bool Digits(ref ReadOnlySpan<byte> text, int count, out int number)
    {
        number = 0;
        if (text.Length < count)
            return false;
        foreach (var digit in text[..count])
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            number = number * 10 + (digit - '0');
        }
        text = text[count..];
        return true;
    }
}
