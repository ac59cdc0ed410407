namespace MongoEtl.Cli;

/// <summary>A demo gets no Cassandra node. The message says why, without a full stop.</summary>
internal sealed class DemoNodeException(string message, Exception? inner = null) : Exception(message, inner);
