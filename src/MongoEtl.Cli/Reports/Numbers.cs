using System.Globalization;

namespace MongoEtl.Cli;

/// <summary>Numbers as reports print them, whatever the culture of the machine.</summary>
internal static class Numbers
{
    /// <summary><c>1,234,567</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count of things with its noun: <c>1 row</c>, <c>2 rows</c>.</summary>
    public static string Of(long count, string noun, string? plural = null) =>
        $"{Count(count)} {(count == 1 ? noun : plural ?? noun + "s")}";

    /// <summary>Seconds with one decimal below a hundred.</summary>
    public static string Seconds(double seconds) =>
        seconds.ToString(seconds < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);

    /// <summary>A duration as people read it: <c>8 s</c>, <c>3 min 20 s</c>, <c>2 h 5 min</c>.</summary>
    public static string Duration(TimeSpan time)
    {
        if (time < TimeSpan.FromMinutes(1))
            return $"{Math.Max(0, (int)Math.Ceiling(time.TotalSeconds))} s";
        return time < TimeSpan.FromHours(1)
            ? $"{time.Minutes} min {time.Seconds} s"
            : $"{(int)time.TotalHours} h {time.Minutes} min";
    }

    /// <summary>A moment in UTC to the second.</summary>
    public static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
