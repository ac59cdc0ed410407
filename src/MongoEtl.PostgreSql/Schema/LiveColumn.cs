namespace MongoEtl.PostgreSql;

/// <summary>A column as it stands in the database.</summary>
/// <param name="Name">Unquoted.</param>
/// <param name="Type">As <c>format_type</c> prints it.</param>
/// <param name="NotNull">Whether it refuses null.</param>
/// <param name="HasDefault">Whether a row that does not name it gets a value.</param>
/// <param name="IsComputed">Whether the server alone may set it (<c>GENERATED ALWAYS</c>).</param>
internal sealed record LiveColumn(string Name, string Type, bool NotNull, bool HasDefault, bool IsComputed);
