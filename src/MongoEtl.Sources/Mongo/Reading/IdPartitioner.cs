namespace MongoEtl.Sources;

/// <summary>Cuts a collection into ranges of ids with about equally many documents, by the cheapest means its server has.</summary>
internal sealed class IdPartitioner(ReadClient client, MongoNamespace collection)
{
    // Enough that the parts differ by a few percent.
    private const int SamplesPerPart = 64;

    /// <summary>At most <paramref name="wanted"/> ranges that together hold every id once, in order.</summary>
    /// <param name="wanted">How many.</param>
    /// <param name="documents">Documents as far as known, or null.</param>
    /// <param name="bytes">BSON bytes as far as known.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<IdRange>> CutAsync(int wanted, long? documents, long bytes, CancellationToken cancellation)
    {
        var isMongoDb = await collection.TakesBoundsAsync(client, cancellation).ConfigureAwait(false);
        var all = new IdRange(null, isMongoDb ? await EndAsync(cancellation).ConfigureAwait(false) : null);
        // With a collation only the server knows on which side of a bound a text is.
        if (wanted < 2 || !collection.HasSimpleOrder || bytes < client.Settings.SplitAboveBytes)
            return [all];
        // Others may offer samples, too, but some of them by reading the whole collection.
        if (isMongoDb && await SampleAsync(wanted, cancellation).ConfigureAwait(false) is { } sample)
            return all.Cut(EvenlyAmong(sample, wanted));
        if (documents is { } count && bytes >= client.Settings.WalkAboveBytes)
            return all.Cut(await WalkAsync(wanted, count, cancellation).ConfigureAwait(false));
        return [all];
    }

    /// <summary>Bounds that leave about equally many of some sorted ids between them.</summary>
    public static IEnumerable<IdValue> EvenlyAmong(IReadOnlyList<IdValue> sorted, int parts)
    {
        for (var part = 1; part < parts && sorted.Count > 0; part++)
            yield return sorted[(int)((long)sorted.Count * part / parts)];
    }

    // Behind the newest ObjectId of now: documents that are inserted during a run would have missed the key pass, and their turn is the
    // next run.
    // Other ids do not grow with time.
    private async Task<IdValue?> EndAsync(CancellationToken cancellation)
    {
        var last = await client.RunAsync(collection.Database, writer => WriteStep(writer, -1, 0), IdReading.First, cancellation,
            client.Settings.Concern).ConfigureAwait(false);
        return last is { Type: BsonType.ObjectId } ? After(last) : null;
    }

    /// <summary>The next ObjectId; null behind the last one.</summary>
    public static IdValue? After(IdValue id)
    {
        var bytes = id.Bytes.ToArray();
        for (var i = bytes.Length - 1; i >= 0; i--)
        {
            if (++bytes[i] != 0)
                return new IdValue(id.Type, bytes);
        }
        return null;
    }

    // MongoDB takes a small sample by random cursor, without reading the collection. Null: the server cannot.
    private async Task<IReadOnlyList<IdValue>?> SampleAsync(int wanted, CancellationToken cancellation)
    {
        try
        {
            var sample = await client.RunAsync(collection.Database, writer => WriteSample(writer, wanted * SamplesPerPart),
                IdReading.All, cancellation, client.Settings.Concern).ConfigureAwait(false);
            // In the order of bounds of the index; a server's own order of mixed ids may be another.
            return sample.Count == 0 ? null : [.. sample.Order()];
        }
        catch (MongoServerException)
        {
            // Not offered, or not by this user: there are other ways.
            return null;
        }
    }

    private void WriteSample(BsonWriter writer, int size)
    {
        writer.WriteString("aggregate"u8, collection.Collection);
        writer.WriteStartArray("pipeline"u8);
        writer.WriteStartDocument(""u8);
        writer.WriteStartDocument("$sample"u8);
        writer.WriteInt32("size"u8, size);
        writer.WriteEndDocument();
        writer.WriteEndDocument();
        writer.WriteStartDocument(""u8);
        writer.WriteStartDocument("$project"u8);
        writer.WriteInt32("_id"u8, 1);
        writer.WriteEndDocument();
        writer.WriteEndDocument();
        writer.WriteEndArray();
        writer.WriteStartDocument("cursor"u8);
        writer.WriteInt32("batchSize"u8, size);
        writer.WriteEndDocument();
    }

    // The server steps over the index's entries, not over documents.
    private async Task<IReadOnlyList<IdValue>> WalkAsync(int wanted, long documents, CancellationToken cancellation)
    {
        var bounds = new List<IdValue>();
        for (var part = 1; part < wanted; part++)
        {
            var skip = documents * part / wanted;
            if (await client.RunAsync(collection.Database, writer => WriteStep(writer, 1, skip), IdReading.First, cancellation,
                client.Settings.Concern).ConfigureAwait(false) is { } bound)
                bounds.Add(bound);
        }
        return bounds;
    }

    private void WriteStep(BsonWriter writer, int order, long skip)
    {
        writer.WriteString("find"u8, collection.Collection);
        writer.WriteStartDocument("sort"u8);
        writer.WriteInt32("_id"u8, order);
        writer.WriteEndDocument();
        writer.WriteStartDocument("projection"u8);
        writer.WriteInt32("_id"u8, 1);
        writer.WriteEndDocument();
        writer.WriteInt64("skip"u8, skip);
        writer.WriteInt32("limit"u8, 1);
        writer.WriteBoolean("singleBatch"u8, true);
    }
}
