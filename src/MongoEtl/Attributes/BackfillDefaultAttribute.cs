namespace MongoEtl;

/// <summary>States what rows that are there already get in a PostgreSQL column that becomes <c>NOT NULL</c>. Once <c>schema accept</c> has run,
/// the attribute says nothing any more and can go.</summary>
/// <param name="sql">An SQL expression over the table's columns, such as <c>0</c> or <c>created_at</c>; it is put where the column is null.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BackfillDefaultAttribute(string sql) : Attribute
{
    /// <summary>The expression.</summary>
    public string Sql { get; } = sql;
}
