using System.Globalization;
using System.Text.RegularExpressions;

namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>Reads ISO 8601 dates as the shell's <c>ISODate</c> and Extended JSON write them; without an offset they are UTC.</summary>
internal static class IsoDateText
{
    private static readonly DateTime _epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly Regex _shape = new(
        "^([0-9]{4})-([0-9]{2})-([0-9]{2})"
        + "(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\\.([0-9]{1,3}))?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?\\z",
        RegexOptions.CultureInvariant);

    /// <summary>Milliseconds since 1970-01-01 UTC; false where the text is no date of the calendar or finer than milliseconds.</summary>
    public static bool TryParse(string text, out long milliseconds)
    {
        milliseconds = 0;
        var match = _shape.Match(text);
        if (!match.Success)
            return false;
        var (year, month, day) = (Number(match, 1), Number(match, 2), Number(match, 3));
        var (hour, minute, second) = (Number(match, 4), Number(match, 5), Number(match, 6));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        if (hour > 23 || minute > 59 || second > 59)
            return false;
        if (!TryOffset(match.Groups[8].Value, out var offsetMinutes))
            return false;
        var fraction = match.Groups[7].Success ? int.Parse(match.Groups[7].Value.PadRight(3, '0'), CultureInfo.InvariantCulture) : 0;
        var date = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc);
        milliseconds = (date - _epoch).Ticks / TimeSpan.TicksPerMillisecond + fraction - offsetMinutes * 60_000L;
        return true;
    }

    private static int Number(Match match, int group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    private static bool TryOffset(string text, out int minutes)
    {
        minutes = 0;
        if (text.Length < 2)
            return true;
        var digits = text.Substring(1).Replace(":", "");
        var hours = int.Parse(digits.Substring(0, 2), CultureInfo.InvariantCulture);
        var rest = int.Parse(digits.Substring(2), CultureInfo.InvariantCulture);
        minutes = (text[0] == '-' ? -1 : 1) * (hours * 60 + rest);
        return hours < 24 && rest < 60;
    }
}
