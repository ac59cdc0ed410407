using System.Text.Json.Nodes;

namespace MongoEtl.IntegrationTests.Validation;

/// <summary>A table as <c>plan --json</c> tells it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">Its key columns.</param>
/// <param name="Columns">Columns that the migration writes, with their types, the key's included.</param>
internal sealed record PlannedTable(string Name, IReadOnlyList<string> Key, IReadOnlyDictionary<string, string> Columns)
{
    public IEnumerable<string> Others => Columns.Keys.Except(Key);

    /// <summary>The tables of PostgreSQL.</summary>
    public static List<PlannedTable> Relational(JsonNode plan) =>
        Of(plan["entities"]!.AsArray().SelectMany(entity => entity!["tables"]!.AsArray()), table =>
        Names(table["mergeKey"]!.AsArray().Count > 0 ? table["mergeKey"]! : table["primaryKey"]!));

    /// <summary>The tables of Cassandra, derived ones included.</summary>
    public static List<PlannedTable> Wide(JsonNode plan) =>
        Of(plan["entities"]!.AsArray().SelectMany(entity => entity!["cassandraTables"]!.AsArray())
        .Concat(plan["derived"]?.AsArray().Select(derived => derived!["table"]) ?? []), table =>
        [.. Names(table["partitionKey"]!),
            .. table["clusteringKey"]!.AsArray().Select(key => key is JsonValue ? (string)key! : (string)key!["name"]!)]);

    private static List<PlannedTable> Of(IEnumerable<JsonNode?> tables, Func<JsonNode, List<string>> key) =>
    [
        .. tables.Select(table => new PlannedTable(
            (string)table!["name"]!, key(table),
            table["columns"]!.AsArray().Where(column => (string?)column!["writtenBy"] != "database")
                .ToDictionary(column => (string)column!["name"]!, column => (string)column!["type"]!))),
    ];

    private static List<string> Names(JsonNode names) => [.. names.AsArray().Select(name => (string)name!)];
}
