using System.Buffers.Text;

namespace MongoEtl.Internal;

/// <summary>Finds the values that a dotted path reaches, through arrays of documents and by position, as MongoDB's matcher does.</summary>
/// <remarks>
/// MongoDB manual, "Query an Array of Embedded Documents" and "Query on Embedded/Nested Documents". Of repeated names the first counts.
/// Recursion is as deep as the path has parts, whatever the document holds.
/// </remarks>
internal static class FilterPath
{
    private const byte Dot = (byte)'.';

    /// <summary>Whether any value that the path reaches passes; a path that leads nowhere reaches one missing value.</summary>
    internal static bool Any(ReadOnlySpan<byte> document, ReadOnlySpan<byte> path, in FilterCondition condition)
    {
        var dot = path.IndexOf(Dot);
        var name = dot < 0 ? path : path[..dot];
        var reader = new BsonElementReader(document);
        while (reader.MoveNext())
        {
            if (!reader.Name.SequenceEqual(name))
                continue;
            if (dot < 0)
                return AnyAtEnd(reader.Type, reader.Value, condition);
            var rest = path[(dot + 1)..];
            return reader.Type switch
            {
                BsonType.Document => Any(reader.Value, rest, condition),
                BsonType.Array => AnyInArray(reader.Value, rest, condition),
                _ => condition.Holds(BsonType.Missing, default),
            };
        }
        return condition.Holds(BsonType.Missing, default);
    }

    /// <summary>An array where the path ends offers its elements and then itself as a whole.</summary>
    private static bool AnyAtEnd(BsonType type, ReadOnlySpan<byte> value, in FilterCondition condition)
    {
        if (type == BsonType.Array)
        {
            var elements = new BsonElementReader(value);
            while (elements.MoveNext())
                if (condition.Holds(elements.Type, elements.Value))
                    return true;
        }
        return condition.Holds(type, value);
    }

    /// <summary>
    /// The rest of a path inside an array: each document in it is entered, and a numeric part also means the element at that position.
    /// Elements that are neither reach nothing, not even a missing value: <c>{ a: [1] }</c> does not match <c>{ "a.b": null }</c>.
    /// </summary>
    private static bool AnyInArray(ReadOnlySpan<byte> array, ReadOnlySpan<byte> path, in FilterCondition condition)
    {
        var dot = path.IndexOf(Dot);
        var position = Position(dot < 0 ? path : path[..dot]);
        var elements = new BsonElementReader(array);
        for (var index = 0; elements.MoveNext(); index++)
        {
            if (elements.Type == BsonType.Document && Any(elements.Value, path, condition))
                return true;
            if (index == position && AtPosition(elements.Type, elements.Value, dot < 0 ? default : path[(dot + 1)..], condition))
                return true;
        }
        return false;
    }

    /// <summary>An array named by its position offers itself only: <c>{ a: [[1]] }</c> does not match <c>{ "a.0": 1 }</c>.</summary>
    private static bool AtPosition(BsonType type, ReadOnlySpan<byte> value, ReadOnlySpan<byte> rest, in FilterCondition condition) =>
        rest.IsEmpty ? condition.Holds(type, value) : type switch
        {
            BsonType.Document => Any(value, rest, condition),
            BsonType.Array => AnyInArray(value, rest, condition),
            _ => false,
        };

    /// <summary>The position a part names in canonical decimal digits, or -1.</summary>
    private static int Position(ReadOnlySpan<byte> part)
    {
        if (part.IsEmpty || (part[0] == (byte)'0' && part.Length > 1) || !char.IsAsciiDigit((char)part[0]))
            return -1;
        return Utf8Parser.TryParse(part, out int position, out var used) && used == part.Length ? position : -1;
    }
}
