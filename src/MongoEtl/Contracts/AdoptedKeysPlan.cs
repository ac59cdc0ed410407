namespace MongoEtl;

/// <summary>Where keys from before the first run stand.</summary>
/// <param name="Table">Ordinal of the table in <see cref="EntityPlan.Tables"/>.</param>
/// <param name="KeyColumn">The column that holds the serial key.</param>
/// <param name="SourceIdColumn">The column that holds the source id's text.</param>
public sealed record AdoptedKeysPlan(int Table, string KeyColumn, string SourceIdColumn);
