namespace MongoEtl.PostgreSql;

/// <summary>No private PostgreSQL can be run here. The message says what is missing and what to do.</summary>
public sealed class PostgresUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
