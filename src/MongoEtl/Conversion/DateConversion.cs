using System.Buffers.Binary;

namespace MongoEtl.Internal;

/// <summary>Moments and days from BSON dates; leniently from ISO 8601 text and integral milliseconds since 1970.</summary>
internal static class DateConversion
{
    internal static bool Moment(BsonType type, ReadOnlySpan<byte> value, bool lenient, out DateTimeOffset result, out string? problem)
    {
        problem = null;
        result = default;
        long milliseconds;
        if (type == BsonType.DateTime)
        {
            milliseconds = BinaryPrimitives.ReadInt64LittleEndian(value);
        }
        else if (!lenient)
        {
            return false;
        }
        else if (type is BsonType.String or BsonType.Symbol)
        {
            problem = IsoDate.TryParse(BsonValue.Text(value), out result) ? null : Problems.NotDate;
            return problem is null;
        }
        else if (!NumberConversion.Int64(type, value, false, out milliseconds, out problem))
        {
            return false;
        }
        problem = milliseconds is < IsoDate.MinMilliseconds or > IsoDate.MaxMilliseconds ? Problems.OutOfRange : null;
        if (problem is null)
            result = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return problem is null;
    }

    internal static bool UtcDateTime(BsonType type, ReadOnlySpan<byte> value, bool lenient, out DateTime result, out string? problem)
    {
        var converted = Moment(type, value, lenient, out var moment, out problem);
        result = moment.UtcDateTime;
        return converted;
    }

    internal static bool Day(BsonType type, ReadOnlySpan<byte> value, bool lenient, out DateOnly result, out string? problem)
    {
        var converted = Moment(type, value, lenient, out var moment, out problem);
        result = DateOnly.FromDateTime(moment.UtcDateTime);
        return converted;
    }
}
