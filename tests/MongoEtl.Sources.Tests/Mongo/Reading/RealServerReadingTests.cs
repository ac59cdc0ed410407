using FsCheck;
using FsCheck.Fluent;
using MongoEtl.Runtime;

namespace MongoEtl.Sources.Tests;

/// <summary>Ranges and positions against servers that are there, whatever the ids: neither takes bounds of an index, so these are
/// conditions.</summary>
[Trait("Category", "Server")]
public sealed class RealServerReadingTests(MongoServersFixture servers)
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(12);

    [Fact]
    public async Task FerretDB_gives_each_document_once_and_in_order_in_ranges_and_behind_positions()
    {
        var port = (await servers.FerretAsync()).Port;
        var address = $"mongodb://{MongoServersFixture.User}:{MongoServersFixture.Password}@127.0.0.1:{port}/ranges"
            + $"?authSource=admin&tls=true&tlsCAFile={Uri.EscapeDataString(MongoCertificates.Shared.AuthorityFile)}";
        Check(address, Ids.Common);
    }

    [Fact]
    public async Task Mongo_java_server_gives_each_document_once_and_in_order_in_ranges_and_behind_positions()
    {
        var address = $"mongodb://127.0.0.1:{(await servers.JavaServerAsync()).Port}/ranges";
        // It compares no binary data of different lengths or kinds.
        Check(address, Ids.Common.Select(ids => ids.Where(id => id.Type is not (BsonType.Binary or BsonType.Null)).ToArray()));
    }

    private static void Check(string address, Gen<IdValue[]> ids)
    {
        var collections = 0;
        Prop.ForAll(ids.Resize(80).ToArbitrary(), Gen.Choose(1, 6).ToArbitrary(), (some, parts) =>
            CheckAsync(address, $"c{collections++}", some, parts).GetAwaiter().GetResult()).Check(s_config);
    }

    private static async Task CheckAsync(string address, string collection, IdValue[] ids, int parts)
    {
        if (ids.Length == 0)
            return;
        var topology = await MongoTopology.OpenAsync(address, default);
        var client = new ReadClient(new TopologyServers(topology), new ReadSettings { SplitAboveBytes = 0, WalkAboveBytes = 0 });
        await using var source = new MongoSource("real", "ranges", "real", client);
        await InsertAsync(topology, collection, ids);

        var info = (await source.DescribeAsync(collection, null, default)).ShouldNotBeNull();
        info.Documents.ShouldBe(ids.Length);
        var read = new List<IdValue>();
        foreach (var partition in await source.PartitionAsync(info, parts, default))
        {
            var (batches, fault) = await Reading.BatchesAsync(source, info, partition, SourcePosition.Start, new BatchLimits(7, 1000));
            fault.ShouldBeNull();
            read.AddRange(IdsOf(batches));
            if (batches.Count < 2)
                continue;
            var (rest, _) = await Reading.BatchesAsync(source, info, partition, batches[batches.Count / 2].End);
            IdsOf(rest).ShouldBe(IdsOf(batches.Skip(batches.Count / 2 + 1)));
        }
        read.ShouldBe(ids.Order());
    }

    private static IEnumerable<IdValue> IdsOf(IEnumerable<Reading.Delivered> batches) =>
        batches.SelectMany(batch => batch.Documents).Select(document => IdValue.Of(document)!);

    private static async Task InsertAsync(MongoTopology topology, string collection, IdValue[] ids)
    {
        var writer = new BsonWriter();
        writer.WriteStartDocument();
        writer.WriteString("insert"u8, collection);
        writer.WriteStartArray("documents"u8);
        foreach (var id in ids.OrderBy(id => id.GetHashCode()))
            writer.WriteRaw(""u8, BsonType.Document, Ids.Document(id));
        writer.WriteEndArray();
        writer.WriteString("$db"u8, "ranges");
        writer.WriteEndDocument();
        await using var lease = await topology.SelectAsync(null, default);
        using var reply = new MongoReply();
        await lease.RunAsync(writer.WrittenMemory, reply, null, default);
        ExtendedJson.ToString(reply.Document).ShouldNotContain("writeErrors");
    }
}
