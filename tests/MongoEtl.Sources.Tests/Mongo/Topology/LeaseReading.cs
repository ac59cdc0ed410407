namespace MongoEtl.Sources.Tests;

/// <summary>A read of which a scripted member tells who it was.</summary>
internal static class LeaseReading
{
    /// <summary>The number of the member that answered.</summary>
    public static async Task<int> ReadAsync(this MongoLease lease, ReadPreference? preference = null)
    {
        var writer = new BsonWriter();
        writer.WriteStartDocument();
        writer.WriteString("find"u8, "c");
        writer.WriteString("$db"u8, "d");
        var wanted = preference is null
            ? lease.ReadPreference
            : ReadPreferenceDocument.Write(TopologyType.ReplicaSetWithPrimary, ServerType.Secondary, preference);
        if (!wanted.IsEmpty)
            writer.WriteRaw("$readPreference"u8, BsonType.Document, wanted.Span);
        writer.WriteEndDocument();
        using var reply = new MongoReply();
        await lease.RunAsync(writer.WrittenMemory, reply, null, TestContext.Current.CancellationToken);
        return Number(reply.Document);
    }

    private static int Number(ReadOnlySpan<byte> document)
    {
        var reader = new BsonElementReader(document);
        while (reader.MoveNext())
        {
            if (reader.Name.SequenceEqual("from"u8))
                return BsonFields.Int32(reader.Type, reader.Value)!.Value;
        }
        throw new InvalidOperationException("no member's answer");
    }
}
