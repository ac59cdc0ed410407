using FsCheck;
using FsCheck.Fluent;
using MongoEtl.Internal;

namespace MongoEtl.Tests.Filters;

/// <summary>MongoDB manual, "Comparison/Sort Order".</summary>
public class BsonOrderTests
{
    [Fact]
    public void Types_order_by_their_brackets()
    {
        TestValue[] ascending =
        [
            new(BsonType.MinKey, []), new(BsonType.Null, []), TestValue.Double(double.NaN), TestValue.Double(double.NegativeInfinity),
            TestValue.Int32(-1), TestValue.Decimal("0.1"), TestValue.Double(0.1), TestValue.Int64(1),
            TestValue.Text("A"), TestValue.Text("AA"), TestValue.Text("a"),
            TestValue.Document(), TestValue.Document(("a", TestValue.Int32(1))),
            TestValue.Document(("b", TestValue.Int32(0))),
            TestValue.Document(("a", TestValue.Text(""))), TestValue.Array(), TestValue.Array(TestValue.Int32(1)),
            TestValue.Array(TestValue.Int32(1), TestValue.Int32(0)), TestValue.Array(TestValue.Int32(2)),
            new(BsonType.Binary, [1, 0, 0, 0, 5, 9]), new(BsonType.Binary, [2, 0, 0, 0, 0, 0, 0]),
            new(BsonType.Binary, [2, 0, 0, 0, 4, 0, 0]),
            new(BsonType.ObjectId, new byte[12]), new(BsonType.Boolean, [0]), new(BsonType.Boolean, [1]),
            new(BsonType.DateTime, BitConverter.GetBytes(-1L)), new(BsonType.DateTime, BitConverter.GetBytes(1L)),
            new(BsonType.Timestamp, BitConverter.GetBytes(1L)), new(BsonType.Timestamp, BitConverter.GetBytes(ulong.MaxValue)),
            new(BsonType.RegularExpression, "ab\0i\0"u8.ToArray()), new(BsonType.RegularExpression, "abc\0\0"u8.ToArray()),
            new(BsonType.JavaScript, TestValue.Text("x").Bytes), new(BsonType.MaxKey, []),
        ];
        for (var left = 0; left < ascending.Length; left++)
            for (var right = 0; right < ascending.Length; right++)
                Math.Sign(Compare(ascending[left], ascending[right])).ShouldBe(
                    Math.Sign(left.CompareTo(right)), $"{ascending[left]} against {ascending[right]}");
    }

    [Fact]
    public void Numbers_of_different_types_and_equal_value_are_equal()
    {
        Compare(TestValue.Int32(3), TestValue.Double(3)).ShouldBe(0);
        Compare(TestValue.Int64(3), TestValue.Decimal("3.000")).ShouldBe(0);
        Compare(TestValue.Double(-0.0), TestValue.Decimal("0E+10")).ShouldBe(0);
        Compare(TestValue.Double(double.NaN), TestValue.Decimal("NaN")).ShouldBe(0);
        Compare(TestValue.Double(double.PositiveInfinity), TestValue.Decimal("Infinity")).ShouldBe(0);
        Compare(TestValue.Double(0.5), TestValue.Decimal("0.5000000000000000000000000000000000")).ShouldBe(0);
    }

    [Fact]
    public void Numbers_compare_without_rounding()
    {
        Compare(TestValue.Int64(9007199254740993), TestValue.Double(9007199254740992)).ShouldBeGreaterThan(0);
        Compare(TestValue.Int64(long.MaxValue), TestValue.Double(9223372036854775808)).ShouldBeLessThan(0);
        Compare(TestValue.Double(0.1), TestValue.Decimal("0.1")).ShouldBeGreaterThan(0);
        Compare(TestValue.Double(0.1), TestValue.Decimal("0.1000000000000000055511151231257827")).ShouldBeGreaterThan(0);
        Compare(TestValue.Double(0.1), TestValue.Decimal("0.1000000000000000055511151231257828")).ShouldBeLessThan(0);
        Compare(TestValue.Double(double.MaxValue), TestValue.Decimal("9E+6144")).ShouldBeLessThan(0);
        Compare(TestValue.Double(double.Epsilon), TestValue.Decimal("1E-6176")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Numbers_compare_as_exact_fractions_do() =>
        Prop.ForAll(
            ValueGenerators.Number.ToArbitrary(), ValueGenerators.Number.ToArbitrary(),
            (left, right) => Math.Sign(Compare(left, right)) == ExactNumber.Compare(left, right))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Order_is_antisymmetric_and_every_value_equals_itself() =>
        Prop.ForAll(
            ValueGenerators.Any.ToArbitrary(), ValueGenerators.Any.ToArbitrary(),
            (left, right) => Compare(left, left) == 0 && Math.Sign(Compare(left, right)) == -Math.Sign(Compare(right, left)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Order_is_transitive() =>
        Prop.ForAll(Gen.ArrayOf(ValueGenerators.Any, 3).ToArbitrary(), values =>
        {
            Array.Sort(values, Compare);
            return Compare(values[0], values[1]) <= 0 && Compare(values[1], values[2]) <= 0 && Compare(values[0], values[2]) <= 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    private static int Compare(TestValue left, TestValue right) => BsonOrder.Compare(left.Type, left.Bytes, right.Type, right.Bytes);
}
