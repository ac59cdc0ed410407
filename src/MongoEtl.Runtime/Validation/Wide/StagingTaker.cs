namespace MongoEtl.Runtime;

/// <summary>Also stages the rows that derived tables are made of.</summary>
internal sealed class StagingTaker(IPartTaker taker, ExpectedDerived.Worker stage) : IPartTaker
{
    public async Task TakeAsync(EncodedBatch rows)
    {
        await taker.TakeAsync(rows).ConfigureAwait(false);
        await stage.AddAsync(rows).ConfigureAwait(false);
    }

    public async Task EndAsync()
    {
        await taker.EndAsync().ConfigureAwait(false);
        await stage.FlushAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await stage.DisposeAsync().ConfigureAwait(false);
        await taker.DisposeAsync().ConfigureAwait(false);
    }
}
