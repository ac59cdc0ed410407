using MongoEtl.Runtime;

namespace MongoEtl.Cassandra;

/// <summary>The cluster cannot be used as the settings say: a wrong password, an unknown keyspace or data centre, a certificate that is
/// not trusted. One line that says what to do; somebody must change something, so trying again is of no use.</summary>
internal sealed class ClusterException(string message, Exception? inner = null) : TargetException(message, inner);
