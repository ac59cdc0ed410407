using System.Net;
using MongoEtl.Internal;

namespace MongoEtl.Cassandra;

/// <summary>What the elements of lists, sets and maps can be, named for their CQL types; where two C# types have one CQL type, the rarer
/// is named for itself.</summary>
public static class CqlElements
{
    /// <summary><c>text</c>.</summary>
    public static CqlElement<string> Text { get; } = new(static (cql, value) => cql.PutText(value), CqlOrders.Bytes);

    /// <summary><c>ascii</c>.</summary>
    public static CqlElement<string> Ascii { get; } = new(static (cql, value) => cql.PutAscii(value), CqlOrders.Bytes);

    /// <summary><c>tinyint</c>.</summary>
    public static CqlElement<sbyte> TinyInt { get; } = new(static (cql, value) => cql.PutTinyInt(value), CqlOrders.Signed);

    /// <summary><c>smallint</c>.</summary>
    public static CqlElement<short> SmallInt { get; } = new(static (cql, value) => cql.PutSmallInt(value), CqlOrders.Signed);

    /// <summary><c>int</c>.</summary>
    public static CqlElement<int> Int { get; } = new(static (cql, value) => cql.PutInt(value), CqlOrders.Signed);

    /// <summary><c>bigint</c>.</summary>
    public static CqlElement<long> BigInt { get; } = new(static (cql, value) => cql.PutBigInt(value), CqlOrders.Signed);

    /// <summary><c>float</c>.</summary>
    public static CqlElement<float> Float { get; } = new(static (cql, value) => cql.PutFloat(value), CqlOrders.Float);

    /// <summary><c>double</c>.</summary>
    public static CqlElement<double> Double { get; } = new(static (cql, value) => cql.PutDouble(value), CqlOrders.Double);

    /// <summary><c>decimal</c>.</summary>
    public static CqlElement<decimal> Decimal { get; } = new(static (cql, value) => cql.PutDecimal(value), CqlOrders.Decimal);

    /// <summary><c>boolean</c>.</summary>
    public static CqlElement<bool> Boolean { get; } = new(static (cql, value) => cql.PutBoolean(value), CqlOrders.Bytes);

    /// <summary><c>timestamp</c>.</summary>
    public static CqlElement<DateTimeOffset> Timestamp { get; } = new(static (cql, value) => cql.PutTimestamp(value), CqlOrders.Signed);

    /// <summary><c>timestamp</c> of a <see cref="System.DateTime"/>; one of unspecified kind is UTC.</summary>
    public static CqlElement<DateTime> DateTime { get; } =
        new(static (cql, value) => cql.PutTimestamp(UtcMoment.Of(value)!.Value), CqlOrders.Signed);

    /// <summary><c>date</c>.</summary>
    public static CqlElement<DateOnly> Date { get; } = new(static (cql, value) => cql.PutDate(value), CqlOrders.Bytes);

    /// <summary><c>time</c>.</summary>
    public static CqlElement<TimeOnly> Time { get; } = new(static (cql, value) => cql.PutTime(value), CqlOrders.Bytes);

    /// <summary><c>uuid</c>.</summary>
    public static CqlElement<Guid> Uuid { get; } = new(static (cql, value) => cql.PutUuid(value), CqlOrders.Uuid);

    /// <summary><c>timeuuid</c>.</summary>
    public static CqlElement<Guid> TimeUuid { get; } = new(static (cql, value) => cql.PutTimeUuid(value), CqlOrders.TimeUuid);

    /// <summary><c>inet</c>.</summary>
    public static CqlElement<IPAddress> Inet { get; } = new(static (cql, value) => cql.PutInet(value), CqlOrders.Bytes);

    /// <summary><c>text</c> of a source id.</summary>
    public static CqlElement<SourceId> SourceId { get; } = new(static (cql, value) => cql.PutSourceId(value), CqlOrders.Bytes);

    /// <summary><c>text</c> of an ObjectId.</summary>
    public static CqlElement<ObjectId> ObjectId { get; } = new(static (cql, value) => cql.PutObjectId(value), CqlOrders.Bytes);
}
