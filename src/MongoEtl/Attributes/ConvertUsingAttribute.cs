namespace MongoEtl;

/// <summary>States how the values that a PostgreSQL column holds become values of its new type. The table is rewritten, and nobody else reads
/// or writes it meanwhile. Once <c>schema accept</c> has run, the attribute says nothing any more and can go.</summary>
/// <param name="sql">An SQL expression over the table's columns by their present names, such as <c>nullif(code, '')::integer</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConvertUsingAttribute(string sql) : Attribute
{
    /// <summary>The expression.</summary>
    public string Sql { get; } = sql;
}
