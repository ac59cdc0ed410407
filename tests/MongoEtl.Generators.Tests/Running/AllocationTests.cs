namespace MongoEtl.Generators.Tests.Running;

public sealed class AllocationTests
{
    [Fact]
    public void A_passed_on_row_allocates_nothing()
    {
        var plan = CompiledPlan.Of("""
            namespace Zips;
            [Collection("zips")] public sealed partial class Zip
            {
                [Id] public partial SourceId Id { get; }
                public partial string? City { get; }
                public partial string? Code { get; }
                public partial double? X { get; }
                public partial int? Pop { get; }
                public partial DateTimeOffset? At { get; }
            }
            [PostgresTable("zips")] public sealed partial class ZipRow(Zip source) : IRow<Zip>
            {
                [PrimaryKey] public string Id => source.Id.ToString();
                public string? City => source.City;
                public string Code => source.Code ?? "none";
                public double? X => source.X;
                public int? Pop => source.Pop;
                public DateTimeOffset? At => source.At ?? source.Id.Timestamp;
            }
            """);
        var encoder = plan.Encoder("zip").Encoder;
        var document = ExtendedJson.Parse("""{ "_id": { "$oid": "507f1f77bcf86cd799439011" }, "city": "Ñuñoa", "x": 1.5, "pop": 7 }""");
        var buffers = encoder.CreateBuffers();
        var keys = new FakeKeys(plan.Plan);
        var tally = new EncodeTally();
        for (var i = 0; i < 200; i++)
            Encode();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            Encode();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Encode()
        {
            buffers[0].Clear();
            // An assertion would allocate.
            if (!encoder.Read(document, 0, document.Length))
                throw new InvalidOperationException("The document was filtered.");
            encoder.Encode(buffers, keys, tally);
        }
    }
}
