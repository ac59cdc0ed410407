using MongoEtl.Runtime;

namespace MongoEtl.PostgreSql;

/// <summary>Stores as state names them.</summary>
internal static class StoreNames
{
    internal const string Postgres = "postgres";
    internal const string Cassandra = "cassandra";

    internal static string Of(Store store) => store == Store.Cassandra ? Cassandra : Postgres;

    internal static Store Parse(string name) => name == Cassandra ? Store.Cassandra : Store.Postgres;
}
