namespace MongoEtl;

/// <summary>On a <see cref="CassandraTableAttribute"/> class of partial get-only properties: a table whose rows come from a query over
/// stage tables (<see cref="StageAttribute"/>) and not from one document. Each property takes the query's column of its own column's
/// name.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DerivedAttribute : Attribute
{
    /// <summary>A PostgreSQL <c>SELECT</c>. Stage tables are named without a schema; tables of the PostgreSQL target with theirs. The same
    /// tables must give the same rows.</summary>
    public string? Query { get; set; }
}
