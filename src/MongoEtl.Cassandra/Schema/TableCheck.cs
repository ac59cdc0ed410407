using MongoEtl.Runtime;

namespace MongoEtl.Cassandra;

/// <summary>Compares a planned table with the one that stands.</summary>
internal static class TableCheck
{
    /// <summary>The planned columns that are absent.</summary>
    /// <exception cref="TargetException">A column has another type, or the key is another.</exception>
    internal static IReadOnlyList<Internal.Column> MissingColumns(string keyspace, CqlTablePlan plan, LiveTable live)
    {
        CheckKey(keyspace, plan, live);
        var missing = new List<Internal.Column>();
        foreach (var column in plan.Columns)
        {
            if (!live.Columns.TryGetValue(column.Name, out var found))
                missing.Add(column);
            else if (Canonical(found.Type) != Canonical(column.Type))
                throw new TargetException($"Column {column.Name} of Cassandra table {keyspace}.{plan.Name} is {found.Type} and has to be {column.Type}. "
                    + "CQL cannot change a type: correct the class, or move the table away. No row was written.");
        }
        return missing;
    }

    private static void CheckKey(string keyspace, CqlTablePlan plan, LiveTable live)
    {
        var planned = Key(
            plan.Columns.Take(plan.PartitionKeyColumns).Select(column => column.Name), plan.ClusteringKey.Select(key => (key.Name, key.Descending)));
        var found = Key(
            live.Columns.Where(column => column.Value.Kind == "partition_key").OrderBy(column => column.Value.Position).Select(column => column.Key),
            live.Columns.Where(column => column.Value.Kind == "clustering").OrderBy(column => column.Value.Position)
                .Select(column => (column.Key, column.Value.Descending)));
        if (planned != found)
            throw new TargetException($"The primary key of Cassandra table {keyspace}.{plan.Name} is {found} and has to be {planned}. "
                + "CQL cannot change a key: correct the class, or move the table away. No row was written.");
    }

    private static string Key(IEnumerable<string> partition, IEnumerable<(string Name, bool Descending)> clustering) =>
        $"(({string.Join(", ", partition)}){string.Concat(clustering.Select(key => $", {key.Name}{(key.Descending ? " DESC" : "")}"))})";

    // varchar is another word for text, and blanks carry no meaning.
    internal static string Canonical(string type) => type.Replace(" ", "", StringComparison.Ordinal).Replace("varchar", "text", StringComparison.Ordinal);
}
