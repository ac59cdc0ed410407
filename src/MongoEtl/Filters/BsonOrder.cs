using System.Buffers.Binary;

namespace MongoEtl.Internal;

/// <summary>The order of BSON values in MongoDB: by bracket of type, then by value. Strings compare bytewise (simple collation).</summary>
/// <remarks>
/// MongoDB manual, "Comparison/Sort Order". Both values must come from a <see cref="BsonElementReader"/>, which has measured them.
/// </remarks>
internal static class BsonOrder
{
    /// <summary>A number that is equal for types that compare with one another, and orders those that do not.</summary>
    internal static int Bracket(BsonType type) => type switch
    {
        BsonType.MinKey => 0,
        BsonType.Missing or BsonType.Undefined => 1,
        BsonType.Null => 2,
        BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128 => 3,
        BsonType.String or BsonType.Symbol => 4,
        BsonType.Document => 5,
        BsonType.Array => 6,
        BsonType.Binary => 7,
        BsonType.ObjectId => 8,
        BsonType.Boolean => 9,
        BsonType.DateTime => 10,
        BsonType.Timestamp => 11,
        BsonType.RegularExpression => 12,
        BsonType.DbPointer => 13,
        BsonType.JavaScript => 14,
        BsonType.JavaScriptWithScope => 15,
        _ => 16,
    };

    /// <summary>Total order over all values; NaN is below every number and equal to itself.</summary>
    /// <returns>Less than, equal to or greater than zero.</returns>
    internal static int Compare(BsonType leftType, ReadOnlySpan<byte> left, BsonType rightType, ReadOnlySpan<byte> right)
    {
        var bracket = Bracket(leftType) - Bracket(rightType);
        return bracket != 0 ? bracket : CompareInBracket(leftType, left, rightType, right);
    }

    /// <summary>The order of two values whose types share a bracket.</summary>
    internal static int CompareInBracket(BsonType leftType, ReadOnlySpan<byte> left, BsonType rightType, ReadOnlySpan<byte> right)
    {
        switch (leftType)
        {
            case BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128:
                return BsonNumberOrder.Compare(leftType, left, rightType, right);
            case BsonType.String or BsonType.Symbol or BsonType.JavaScript:
                return left[4..^1].SequenceCompareTo(right[4..^1]);
            case BsonType.Document:
                return CompareElements(left, right, named: true);
            case BsonType.Array:
                return CompareElements(left, right, named: false);
            case BsonType.Binary or BsonType.DbPointer:
                var length = left.Length.CompareTo(right.Length);
                // Past the length comes the subtype, then the bytes.
                return length != 0 ? length : left[4..].SequenceCompareTo(right[4..]);
            case BsonType.DateTime:
                return BinaryPrimitives.ReadInt64LittleEndian(left).CompareTo(BinaryPrimitives.ReadInt64LittleEndian(right));
            case BsonType.Timestamp:
                return BinaryPrimitives.ReadUInt64LittleEndian(left).CompareTo(BinaryPrimitives.ReadUInt64LittleEndian(right));
            case BsonType.JavaScriptWithScope:
                return CompareCodeWithScope(left, right);
            default:
                // ObjectId, boolean, and a regular expression, whose NULs order pattern before options; the rest have no bytes.
                return left.SequenceCompareTo(right);
        }
    }

    /// <summary>Element by element: bracket, then name (documents only), then value; what ends first is less.</summary>
    private static int CompareElements(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, bool named)
    {
        var lefts = new BsonElementReader(left);
        var rights = new BsonElementReader(right);
        while (true)
        {
            var hasLeft = lefts.MoveNext();
            var hasRight = rights.MoveNext();
            if (!hasLeft || !hasRight)
                return hasLeft.CompareTo(hasRight);
            var order = Bracket(lefts.Type) - Bracket(rights.Type);
            if (order == 0 && named)
                order = lefts.Name.SequenceCompareTo(rights.Name);
            if (order == 0)
                order = CompareInBracket(lefts.Type, lefts.Value, rights.Type, rights.Value);
            if (order != 0)
                return order;
        }
    }

    private static int CompareCodeWithScope(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var leftCode = BinaryPrimitives.ReadInt32LittleEndian(left[4..]);
        var rightCode = BinaryPrimitives.ReadInt32LittleEndian(right[4..]);
        var code = left.Slice(8, leftCode - 1).SequenceCompareTo(right.Slice(8, rightCode - 1));
        return code != 0 ? code : CompareElements(left[(8 + leftCode)..], right[(8 + rightCode)..], named: true);
    }
}
