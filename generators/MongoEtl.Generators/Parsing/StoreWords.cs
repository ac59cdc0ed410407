using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Refuses words of one store on rows of the other, and names that CQL does not take.</summary>
internal sealed class StoreWords(INamedTypeSymbol row, Store store, DiagnosticBag bag)
{
    private static readonly string[] OfPostgres = ["PrimaryKey", "MergeKey", "ForeignKey", "Unique", "Index", "AdoptKeys", "DatabaseValue"];
    private static readonly string[] OfCassandra = ["PartitionKey", "ClusteringKey"];
    private static readonly Regex TableName = new("^[a-zA-Z_0-9]{1,48}$");
    private static readonly Regex ColumnName = new("^[a-zA-Z_0-9]+$");

    public void Check(IReadOnlyList<ParsedColumn> columns)
    {
        var foreign = store == Store.Cassandra ? OfPostgres : OfCassandra;
        var other = store == Store.Cassandra ? "PostgreSQL" : "Cassandra";
        foreach (var type in row.UserBases().Concat([row]))
        {
            foreach (var word in foreign.Where(w => type.Has(w)))
                bag.Add(DiagnosticTable.ForeignWord, type.Attribute(word)!.Place(), word, row.Name, other, Advice(word));
        }
        foreach (var (property, column) in columns)
        {
            foreach (var word in foreign.Where(w => property.Has(w)))
                Foreign(property, word, Advice(word));
            if (store == Store.Cassandra && column.Default is not null)
                Foreign(property, "Column(Default = ...)", "give the value in the property's body");
            if (store == Store.Cassandra && !ColumnName.IsMatch(column.Name))
                Illegal(property.Locations[0], $"Column \"{column.Name}\" of '{row.Name}.{property.Name}'", "letters, digits and underscores");
        }

        void Foreign(ISymbol property, string word, string advice) =>
            bag.Add(DiagnosticTable.ForeignWord, property, word, $"{row.Name}.{property.Name}", other, advice);
    }

    public void CheckTable(string table)
    {
        if (store == Store.Cassandra && !TableName.IsMatch(table))
            Illegal(row.Attribute("CassandraTable")!.Place(), $"Table \"{table}\" of '{row.Name}'", "1 to 48 letters, digits and underscores");
    }

    private void Illegal(Location? place, string what, string use) => bag.Add(DiagnosticTable.IllegalCqlName, place, what, use);

    private static string Advice(string word) => word switch
    {
        "PrimaryKey" or "MergeKey" => "mark the key's columns with [PartitionKey] and [ClusteringKey]",
        "PartitionKey" or "ClusteringKey" => "mark the key's columns with [PrimaryKey]",
        "AdoptKeys" => "put it on the PostgreSQL row of the document",
        "Unique" or "Index" => "to find rows by another column write a row class of its own, with that column as its key",
        _ => "remove it",
    };
}
