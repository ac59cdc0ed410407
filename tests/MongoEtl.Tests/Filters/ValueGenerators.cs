using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Tests.Filters;

/// <summary>Random BSON values, close together on purpose, so that equal and nearly equal pairs are common.</summary>
internal static class ValueGenerators
{
    private static readonly string[] _texts = ["", "a", "ab", "b", "ä", "\u0000", "😀"];

    private static readonly double[] _doubles =
    [
        0, -0.0, 0.1, -0.1, 1, 1.5, -1.5, 3, 1e15, 9007199254740992, 9007199254740994, 9223372036854775808, -9223372036854775808,
        double.MaxValue, double.MinValue, double.Epsilon, -double.Epsilon, 2.2250738585072014E-308, 1e-300, 1e300,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity,
    ];

    private static readonly string[] _decimals =
    [
        "0", "-0E+10", "0.1", "0.10", "-0.1", "1", "1.000", "1.5", "3", "1E+15",
        "9007199254740993", "9223372036854775807", "9223372036854775808",
        "0.1000000000000000055511151231257827", "0.1000000000000000055511151231257828", "4.940656458412465441765687928682213E-324",
        "4.940656458412465441765687928682214E-324", "1.797693134862315708145274237317043E+308", "1.797693134862315708145274237317044E+308",
        "9.999999999999999999999999999999999E+6144", "1E-6176", "-1E-6176", "1E+309", "1E-330", "NaN", "Infinity", "-Infinity",
    ];

    private static readonly long[] _longs =
        [0, 1, -1, 3, 9007199254740992, 9007199254740993, long.MaxValue, long.MinValue, 1000000000000000];

    /// <summary>Numbers of all four types.</summary>
    internal static Gen<TestValue> Number { get; } = Gen.OneOf(
        Gen.OneOf(Gen.Elements(_doubles), ArbMap.Default.GeneratorFor<double>()).Select(TestValue.Double),
        Gen.OneOf(Gen.Elements(_longs), ArbMap.Default.GeneratorFor<long>()).Select(TestValue.Int64),
        ArbMap.Default.GeneratorFor<int>().Select(TestValue.Int32),
        Gen.OneOf(
            Gen.Elements(_decimals).Select(TestValue.Decimal),
            ArbMap.Default.GeneratorFor<decimal>()
                .Select(value => TestValue.Decimal(value.ToString(CultureInfo.InvariantCulture)))));

    private static Gen<TestValue> Rare { get; } = Gen.OneOf(
        Gen.Elements(BsonType.Null, BsonType.Undefined, BsonType.MinKey, BsonType.MaxKey).Select(type => new TestValue(type, [])),
        Gen.Elements(_texts).Select(TestValue.Text),
        Gen.Elements(_texts).Select(text => new TestValue(BsonType.Symbol, TestValue.Text(text).Bytes)),
        Gen.Elements(_texts).Select(text => new TestValue(BsonType.JavaScript, TestValue.Text(text).Bytes)),
        Gen.Choose(0, 1).Select(value => new TestValue(BsonType.Boolean, [(byte)value])),
        ArbMap.Default.GeneratorFor<long>().Select(value => new TestValue(BsonType.DateTime, BitConverter.GetBytes(value))),
        ArbMap.Default.GeneratorFor<ulong>().Select(value => new TestValue(BsonType.Timestamp, BitConverter.GetBytes(value))),
        Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value), 12).Select(bytes => new TestValue(BsonType.ObjectId, bytes)),
        ArbMap.Default.GeneratorFor<byte[]>()
            .Select(bytes => new TestValue(BsonType.Binary, [.. BitConverter.GetBytes(bytes.Length), 0, .. bytes])),
        Gen.Elements("a\0\0", "a\0i\0", "ab\0\0")
            .Select(text => new TestValue(BsonType.RegularExpression, Encoding.UTF8.GetBytes(text))));

    /// <summary>Values of every type; documents and arrays are a few levels deep.</summary>
    internal static Gen<TestValue> Any { get; } = AtDepth(2);

    private static Gen<TestValue> AtDepth(int depth)
    {
        var scalar = Gen.OneOf(Number, Rare);
        if (depth == 0)
            return scalar;
        var inner = AtDepth(depth - 1);
        var name = Gen.Elements("a", "b", "c");
        var document = Gen.Choose(0, 2).SelectMany(count => name.ListOf(count).SelectMany(names => inner.ListOf(count)
            .Select(values => TestValue.Document([.. names.Zip(values)]))));
        var array = Gen.Choose(0, 2).SelectMany(count => inner.ListOf(count)).Select(values => TestValue.Array([.. values]));
        return Gen.OneOf(scalar, scalar, document, array);
    }
}
