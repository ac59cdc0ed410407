using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads partition key, clustering key and <c>[Newest]</c> of a Cassandra row class, and puts the key's columns first.</summary>
internal sealed class CqlKeysParser(INamedTypeSymbol type, RowDocument? document, IReadOnlyList<ParsedColumn> columns, DiagnosticBag bag)
{
    public RowModel Apply(RowModel row)
    {
        var partition = Ordered("PartitionKey", c => c.Property.Attribute("PartitionKey")!.Named("Order"));
        var clustering = Ordered("ClusteringKey", c => c.Property.Attribute("ClusteringKey")!.Argument(0));
        if (partition.Count == 0)
            bag.Add(DiagnosticTable.NoPartitionKey, type, type.Name);
        foreach (var both in partition.Intersect(clustering))
        {
            bag.Add(DiagnosticTable.WrongKeyOrder, both.Property, type.Name, both.Property.Name,
                "is in the partition key and in the clustering key; keep one of the two words");
        }
        var key = partition.Concat(clustering).Distinct().ToList();
        CheckValues(partition, "partition key");
        CheckValues(clustering, "clustering key");
        var rest = row.Columns.Where(c => !key.Exists(k => k.Column.Name == c.Name));
        row = row with
        {
            Columns = key.Select(k => row.Columns.First(c => c.Name == k.Column.Name)).Concat(rest).ToEquatable(),
            PartitionKey = Names(partition),
            ClusteringKey = clustering.Except(partition).Select(c => new ClusteringColumnModel(c.Column.Name,
                c.Property.Attribute("ClusteringKey")!.Named("Descending") is true)).ToEquatable(),
            MergeKey = Names(key),
        };
        // Rows of a derived table have no document.
        if (document is null)
            return row;
        var kind = EntityParser.KeyOf(document.Type);
        return row with
        {
            OwnKeyColumns = Names(columns.Where(c => kind == KeyKind.SourceId ? c.Column.IsOwnId : c.Column.IsOwnKey)),
            NewestColumn = NewestParser.Parse(type, document, columns, key, bag),
        };
    }

    private static EquatableArray<string> Names(IEnumerable<ParsedColumn> columns) => columns.Select(c => c.Column.Name).ToEquatable();

    /// <summary>Columns with a word in the order that the words say: 0, 1, 2 and so on.</summary>
    private List<ParsedColumn> Ordered(string word, Func<ParsedColumn, object?> order)
    {
        var marked = columns.Where(c => c.Property.Has(word)).OrderBy(c => Place(c)).ToList();
        for (var i = 0; i < marked.Count; i++)
        {
            if (Place(marked[i]) == i)
                continue;
            var problem = i > 0 && Place(marked[i - 1]) == Place(marked[i])
                ? $"has the same place as '{marked[i - 1].Property.Name}'"
                : $"has place {Place(marked[i])}, but the place before it is missing";
            bag.Add(DiagnosticTable.WrongKeyOrder, marked[i].Property, type.Name, marked[i].Property.Name, $"{problem}; {Advice(word)}");
            break;
        }
        return marked;

        int Place(ParsedColumn column) => Convert.ToInt32(order(column) ?? 0);
    }

    private static string Advice(string word) => word == "PartitionKey"
        ? "number the columns of the partition key [PartitionKey], [PartitionKey(Order = 1)] and so on"
        : "number the columns of the clustering key [ClusteringKey(0)], [ClusteringKey(1)] and so on";

    private void CheckValues(IEnumerable<ParsedColumn> key, string what)
    {
        foreach (var (property, column) in key)
        {
            if (column.Cql is { Arguments.Count: > 0 })
                bag.Add(DiagnosticTable.WrongKeyColumn, property, type.Name, property.Name, what, column.Ddl);
            else if (column.NullableType)
                bag.Add(DiagnosticTable.NullableKey, property, type.Name, property.Name, what, "declare it not null");
            else if (column.Reference is { OnUnresolved: "Null" })
                bag.Add(DiagnosticTable.NullableKey, property, type.Name, property.Name, what,
                    "say with [OnUnresolved(UnresolvedRule.SkipRow)] or another rule what an unresolved reference does");
        }
    }
}
