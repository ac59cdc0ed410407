using MongoEtl.Runtime;

namespace MongoEtl.Cassandra;

/// <summary>Nodes that are up have different schemas for too long. Trying again later may succeed.</summary>
internal sealed class SchemaDisagreementException : TargetException
{
    internal SchemaDisagreementException(int versions, TimeSpan waited)
        : base($"the nodes of the cluster have {versions} different schemas after {waited.TotalSeconds:0} s; "
            + "see what nodetool describecluster says, restart the node that differs, and run again") => IsTransient = true;
}
