namespace MongoEtl.Runtime;

/// <summary>What was done to schemas, in the state schema.</summary>
internal interface ISchemaJournal
{
    /// <summary>Records that a change begins.</summary>
    /// <returns>Its id.</returns>
    Task<long> BeginAsync(string plan, string store, string description, IReadOnlyList<string> statements, CancellationToken cancellation);

    /// <summary>Records that it is made.</summary>
    Task EndAsync(long id, CancellationToken cancellation);

    /// <summary>Changes that began and of which nobody knows the end, oldest first; they are forgotten with this.</summary>
    Task<IReadOnlyList<string>> TakeUnfinishedAsync(string plan, CancellationToken cancellation);
}
