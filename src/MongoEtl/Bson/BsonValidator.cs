using System.Buffers.Binary;
using System.Text.Unicode;

namespace MongoEtl;

/// <summary>Checks a document at every level, as the public BSON corpus demands.</summary>
public static class BsonValidator
{
    /// <summary>The deepest nesting accepted; servers refuse more than 200 levels.</summary>
    public const int MaxDepth = 200;

    /// <summary>Checks lengths, terminators, types, UTF-8, booleans and nesting. Names of array elements may be anything.</summary>
    /// <param name="document">Exactly one document.</param>
    /// <exception cref="BsonFormatException">Something is malformed; the offset counts in the outermost document.</exception>
    public static void Validate(ReadOnlySpan<byte> document) => Validate(document, 0, 1);

    /// <summary>Faults count from this document's start; each level outwards adds where its part began.</summary>
    private static void Validate(ReadOnlySpan<byte> document, int start, int depth)
    {
        if (depth > MaxDepth)
            BsonFault.Throw(start, $"documents are nested more than {MaxDepth} deep");
        try
        {
            var reader = new BsonElementReader(document);
            while (reader.MoveNext())
            {
                if (!Utf8.IsValid(reader.Name))
                    BsonFault.Throw(reader.ValueOffset, "an element's name is not UTF-8");
                Value(reader.Type, reader.Value, reader.ValueOffset, depth);
            }
        }
        catch (BsonFormatException fault) when (start > 0)
        {
            throw new BsonFormatException(fault.Offset + start, fault.Problem);
        }
    }

    private static void Value(BsonType type, ReadOnlySpan<byte> value, int offset, int depth)
    {
        switch (type)
        {
            case BsonType.Document or BsonType.Array:
                Validate(value, offset, depth + 1);
                break;
            case BsonType.String or BsonType.JavaScript or BsonType.Symbol:
                Text(value[4..^1], offset + 4);
                break;
            case BsonType.DbPointer:
                Text(value[4..^13], offset + 4);
                break;
            case BsonType.RegularExpression:
                Text(value, offset);
                break;
            case BsonType.Boolean when value[0] > 1:
                BsonFault.Throw(offset, $"a boolean is 0 or 1, here it is {value[0]}");
                break;
            case BsonType.Binary when value[4] == 2:
                OldBinary(value, offset);
                break;
            case BsonType.JavaScriptWithScope:
                var code = BinaryPrimitives.ReadInt32LittleEndian(value[4..]);
                Text(value.Slice(8, code - 1), offset + 8);
                Validate(value[(8 + code)..], offset + 8 + code, depth + 1);
                break;
        }
    }

    private static void Text(ReadOnlySpan<byte> text, int offset)
    {
        if (!Utf8.IsValid(text))
            BsonFault.Throw(offset, "a text is not UTF-8");
    }

    /// <summary>Subtype 2 repeats its length inside.</summary>
    private static void OldBinary(ReadOnlySpan<byte> value, int offset)
    {
        if (value.Length < 9 || BinaryPrimitives.ReadInt32LittleEndian(value[5..]) != value.Length - 9)
            BsonFault.Throw(offset + 5, "the inner length of a binary of subtype 2 is not that of its bytes");
    }
}
