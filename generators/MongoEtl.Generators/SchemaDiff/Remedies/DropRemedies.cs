namespace MongoEtl.Generators.SchemaDiff;

/// <summary>States that something goes with all that it holds.</summary>
internal static class DropRemedies
{
    /// <param name="also">What comes in its place, as a clause that ends the sentence.</param>
    public static Remedy Column(TableId table, string column, string also, params RemedyEdit[] edits) => Remedy.Of(
        $"Drop {table} {column}", $"Drop column {column} of {table} with all its values{also}: [Drop(\"{column}\")]",
        [.. edits, new(EditKind.Add, EditTarget.Class, "Drop", column)]);

    /// <param name="also">What comes in its place, as a clause that ends the sentence.</param>
    public static Remedy Table(TableId table, string also, params RemedyEdit[] edits) => Remedy.Of(
        $"DropTable {table}", $"Drop table {table} with all its rows{also}: [assembly: DropTable(\"{table.Name}\")]",
        [.. edits, Table(EditKind.Add, table)]);

    /// <summary>The edit of a table's <c>[assembly: DropTable]</c>.</summary>
    public static RemedyEdit Table(EditKind kind, TableId table) => new(kind, EditTarget.Assembly, "DropTable", table.Name)
    {
        Schema = table is { Store: SchemaStore.Postgres, Schema: not "public" } ? table.Schema : "",
        IsCassandra = table.Store == SchemaStore.Cassandra,
    };
}
