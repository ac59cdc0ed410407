using MongoEtl.Internal;

namespace MongoEtl.Tests.Views;

/// <summary>Reading value types and UTF-8 must allocate nothing, or garbage collection sets the pace of a migration.</summary>
public sealed class AllocationTests
{
    [Fact]
    public void Value_types_and_texts_as_bytes_allocate_nothing()
    {
        var oid = """{"$oid": "507f1f77bcf86cd799439011"}""";
        Check(FieldKind.Text, "\"a text\"", view => view.Utf8.Bytes.Length);
        Check(FieldKind.Text, "12345", view => view.Utf8.Bytes.Length, lenient: true);
        Check(FieldKind.Text, "12345.0", view => view.Utf8.Bytes.Length, lenient: true);
        Check(FieldKind.Int32, "5", view => view.Int32!.Value);
        Check(FieldKind.Int32, "5.0", view => view.Int32!.Value);
        Check(FieldKind.Int32, "\"5\"", view => view.Int32!.Value, lenient: true);
        Check(FieldKind.Decimal, "10.49035637", view => (long)view.Decimal!.Value);
        Check(FieldKind.Decimal, """{"$numberDecimal": "10.49035637"}""", view => (long)view.Decimal!.Value);
        Check(FieldKind.Double, "1.5", view => (long)view.Double!.Value);
        Check(FieldKind.Boolean, "true", view => view.Boolean!.Value ? 1 : 0);
        Check(FieldKind.DateTimeOffset, """{"$date": {"$numberLong": "7"}}""", view => view.Moment!.Value.Ticks);
        Check(FieldKind.DateTimeOffset, "\"2020-02-29T10:20:30Z\"", view => view.Moment!.Value.Ticks, lenient: true);
        Check(FieldKind.Guid, """{"$uuid": "73ffd264-44b3-4c69-90e8-e7d1dfc035d4"}""", view => view.Uuid!.Value.GetHashCode());
        Check(FieldKind.Guid, "\"73ffd264-44b3-4c69-90e8-e7d1dfc035d4\"", view => view.Uuid!.Value.GetHashCode());
        Check(FieldKind.SourceId, oid, view => view.Id.GetHashCode());
        Check(FieldKind.SourceId, "\"507f1f77bcf86cd799439011\"", view => view.Id.GetHashCode());
        Check(FieldKind.Reference, oid, view => view.Reference.GetHashCode());
        Check(FieldKind.Reference, $"{{\"_id\": {oid}}}", view => view.Reference.Id.GetHashCode());
        Check(FieldKind.Enum, "\"LUNES\"", view => (long)view.Day!.Value);
        Check(FieldKind.Raw, "[1, 2, 3]", view => view.Raw!.Value.Count);
        Check(FieldKind.Int32, "\"x\"", view => view.Int32 ?? 0, MismatchRule.Null);
    }

    [Fact]
    public void Keys_of_ObjectIds_allocate_nothing()
    {
        var id = SourceId.FromText("507f1f77bcf86cd799439011");
        Measure(() => TimeUuid.FromSourceId(id).GetHashCode() + Uuid5.Create(Uuid5.OidNamespace, id).GetHashCode()).ShouldBe(0);
    }

    private static void Check(
        FieldKind kind, string json, Func<OneFieldView, long> read, MismatchRule rule = MismatchRule.SetAside, bool lenient = false)
    {
        var document = ExtendedJson.Parse($"{{\"x\": {json}}}");
        var view = new OneFieldView(kind, rule, lenient);
        Measure(() => read(view.On(document)) + read(view)).ShouldBe(0, $"{kind} of {json}");
    }

    private static long Measure(Func<long> act)
    {
        long sum = 0;
        for (var i = 0; i < 100; i++)
            sum += act();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            sum += act();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(sum);
        return allocated;
    }
}
