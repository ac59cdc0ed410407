using MongoEtl.Runtime;

namespace MongoEtl.IntegrationTests.Golden;

/// <summary>A whole row that a document must become.</summary>
/// <param name="Store">Where.</param>
/// <param name="Table">The table.</param>
/// <param name="Json">The columns that are set, and no others, as the store itself writes a row as JSON.</param>
internal sealed record GoldenRow(Store Store, string Table, string Json)
{
    public static GoldenRow InPostgres(string table, string json) => new(Store.Postgres, table, json);

    public static GoldenRow InCassandra(string table, string json) => new(Store.Cassandra, table, json);
}
