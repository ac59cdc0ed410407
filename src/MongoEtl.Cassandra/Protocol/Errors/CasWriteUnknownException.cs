namespace MongoEtl.Cassandra;

/// <summary>Code 0x1700: a conditional write was only partly carried out; another may complete it or not.</summary>
internal sealed class CasWriteUnknownException(ServerErrorText error, ReplicaCounts counts) : ServerException(error, counts.ToString())
{
    /// <summary>How far the request came.</summary>
    public ReplicaCounts Counts { get; } = counts;
}
