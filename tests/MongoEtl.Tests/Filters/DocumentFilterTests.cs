using FsCheck;
using FsCheck.Fluent;
using MongoEtl.Internal;

namespace MongoEtl.Tests.Filters;

public class DocumentFilterTests
{
    private static readonly byte[] _choices = TestValue.Array(TestValue.Text("x"), TestValue.Int32(5), new(BsonType.Null, [])).Bytes;

    [Fact]
    public void A_malformed_document_is_refused_at_the_offset_of_the_fault()
    {
        var document = ExtendedJson.Parse("""{"a": {"b": "x"}}""");
        // The length of the string "x": 4 bytes of length, type and "a", 4 bytes of length, type and "b".
        document[14] = 0xFF;
        Should.Throw<BsonFormatException>(() => DocumentFilter.Exists(document, "a.b"u8)).Offset.ShouldBe(14);
    }

    [Fact]
    public void Damaged_documents_are_answered_or_refused()
    {
        var damaged = from value in ValueGenerators.Any
                      from inner in ValueGenerators.Any
                      let document = TestValue.Document(("a", value), ("b", TestValue.Document(("c", inner)))).Bytes
                      from at in Gen.Choose(0, document.Length - 1)
                      from with in Gen.Choose(0, 255)
                      from length in Gen.Frequency((3, Gen.Constant(document.Length)), (1, Gen.Choose(0, document.Length)))
                      select Damage(document, at, (byte)with, length);
        Prop.ForAll(damaged.ToArbitrary(), IsAnsweredOrRefused).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Fact]
    public void Conditions_allocate_nothing()
    {
        var document = ExtendedJson.Parse(
            """{"a": [{"b": 1}, {"b": {"$numberDecimal": "5.5"}}, [1, 2]], "c": "x", "d": {"$numberDouble": "0.1"}}""");
        var number = TestValue.Decimal("0.1");
        AskEverything(document, number);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            AskEverything(document, number);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static bool IsAnsweredOrRefused(byte[] document)
    {
        try
        {
            AskEverything(document, TestValue.Decimal("1E+300"));
            return true;
        }
        catch (BsonFormatException fault)
        {
            return fault.Offset >= 0 && fault.Offset <= document.Length;
        }
    }

    private static bool AskEverything(byte[] document, TestValue number)
    {
        var some = DocumentFilter.Equal(document, "a"u8, number.Type, number.Bytes);
        some |= DocumentFilter.Less(document, "a.b"u8, number.Type, number.Bytes);
        some |= DocumentFilter.GreaterOrEqual(document, "d"u8, number.Type, number.Bytes);
        some |= DocumentFilter.Greater(document, "b.c"u8, BsonType.Array, _choices);
        some |= DocumentFilter.In(document, "a.0"u8, _choices);
        some |= DocumentFilter.In(document, "b.c"u8, _choices);
        some |= DocumentFilter.Exists(document, "c.x.y"u8);
        return some | DocumentFilter.HasType(document, "a.b"u8, [BsonType.String, BsonType.Int32]);
    }

    private static byte[] Damage(byte[] document, int at, byte with, int length)
    {
        var damaged = document[..length];
        if (at < length)
            damaged[at] = with;
        return damaged;
    }
}
