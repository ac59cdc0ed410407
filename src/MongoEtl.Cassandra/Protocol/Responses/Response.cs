namespace MongoEtl.Cassandra;

/// <summary>A server's answer, other than an error, which arrives as <see cref="ServerException"/>.</summary>
internal abstract class Response
{
    /// <summary>The id under which the server traced the request; null unless it was asked to.</summary>
    public Guid? TracingId { get; internal set; }

    /// <summary>The server's warnings, usually none: large batches, many tombstones.</summary>
    public IReadOnlyList<string> Warnings { get; internal set; } = [];
}
