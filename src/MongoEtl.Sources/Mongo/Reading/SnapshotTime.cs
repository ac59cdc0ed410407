using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>The one cluster time at which all parts of all collections are read: the first snapshot's.</summary>
/// <remarks>MongoDB manual, "Read Concern snapshot", outside transactions: MongoDB 5.0 and later.</remarks>
internal sealed class SnapshotTime(ReadClient client)
{
    private readonly SemaphoreSlim _gate = new(1);
    private ulong? _time;

    /// <summary>Asks for it once.</summary>
    public async Task<ulong?> GetAsync(MongoNamespace source, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return _time ??= await AskAsync(source, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private Task<ulong> AskAsync(MongoNamespace source, CancellationToken cancellation) => client.RunAsync(source.Database, writer =>
    {
        writer.WriteString("find"u8, source.Collection);
        writer.WriteInt32("limit"u8, 1);
        writer.WriteBoolean("singleBatch"u8, true);
    }, reply =>
    {
        var answer = new CursorAnswer();
        answer.Read(reply.Document);
        return answer.ClusterTime ?? throw new SourceException(
            $"{source}: the server gives no cluster time with a snapshot. Read concern snapshot needs MongoDB 5.0 or later, as a replica "
            + "set or a sharded cluster; leave out --source-read-concern or use majority.");
    }, cancellation, ReadConcern.Snapshot);
}
