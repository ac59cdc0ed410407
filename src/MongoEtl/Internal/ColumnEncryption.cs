namespace MongoEtl.Internal;

/// <summary>How texts of a column that is <see cref="EncryptedAttribute"/> are compared.</summary>
/// <param name="Comparer">Asks for the service that compares.</param>
/// <param name="ScopeColumn">Name of the column that holds the scope, unquoted, or null.</param>
public sealed record ColumnEncryption(Func<IServiceProvider, IPlaintextComparer> Comparer, string? ScopeColumn);
