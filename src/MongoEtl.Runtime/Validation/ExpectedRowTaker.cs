namespace MongoEtl.Runtime;

/// <summary>Gives expected rows to a writer beside the tables.</summary>
internal sealed class ExpectedRowTaker(IExpectedRowWriter writer, CancellationToken cancellation) : IPartTaker
{
    public Task TakeAsync(EncodedBatch rows) => writer.WriteAsync(rows.Rows, cancellation);

    public Task EndAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => writer.DisposeAsync();
}
