namespace MongoEtl.Runtime;

/// <summary>The migration cannot start, or cannot go on, and a person has to decide. The message says what is wrong and what to do.</summary>
public sealed class MigrationException(string message, Exception? inner = null) : Exception(message, inner);
