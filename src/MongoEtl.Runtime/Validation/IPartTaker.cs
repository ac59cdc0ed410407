namespace MongoEtl.Runtime;

/// <summary>Takes the expected rows of one part of a collection. Used by one thread at a time.</summary>
internal interface IPartTaker : IAsyncDisposable
{
    /// <summary>Takes the rows of a batch; they are gone when it returns.</summary>
    /// <exception cref="RowsRefusedException">A row is refused for what it holds; none of the batch was taken.</exception>
    Task TakeAsync(EncodedBatch rows);

    /// <summary>The part is at its end.</summary>
    Task EndAsync();
}
