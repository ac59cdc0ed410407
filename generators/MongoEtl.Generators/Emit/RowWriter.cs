using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Emit;

/// <summary>The buffer that takes a store's rows, as generated code names it.</summary>
/// <param name="Type">Its class.</param>
/// <param name="Variable">The variable that holds it.</param>
internal sealed record RowWriter(string Type, string Variable)
{
    public static RowWriter Of(Store store) => store == Store.Cassandra
        ? new("global::MongoEtl.Cassandra.CqlWriter", "cql")
        : new("global::MongoEtl.PostgreSql.CopyWriter", "copy");
}
