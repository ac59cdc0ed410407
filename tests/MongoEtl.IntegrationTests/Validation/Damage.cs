namespace MongoEtl.IntegrationTests.Validation;

/// <summary>A single change that was made behind the program's back, and what validate has to say of it.</summary>
/// <param name="Store"><c>postgres</c> or <c>cassandra</c>.</param>
/// <param name="Table">The table.</param>
/// <param name="Kind"><c>missing</c>, <c>extra</c> or <c>differing</c>.</param>
/// <param name="Key">Key columns and values, as <c>id=5,name=x</c>.</param>
/// <param name="Column">The column that was changed, or empty.</param>
internal sealed record Damage(string Store, string Table, string Kind, string Key, string Column)
{
    public override string ToString() => $"{Store} {Table} {Kind} {Key} {Column}";
}
