using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads keys, indexes, <c>[Newest]</c> and <c>[AdoptKeys]</c> of a PostgreSQL row class.</summary>
internal sealed class PostgresKeysParser(
    INamedTypeSymbol type, RowDocument document, IReadOnlyList<ParsedColumn> columns, DiagnosticBag bag)
{
    public RowModel Apply(RowModel row)
    {
        var primary = Marked("PrimaryKey");
        var merge = Marked("MergeKey");
        var key = merge.Count > 0 ? merge : primary;
        if (key.Count == 0)
            bag.Add(DiagnosticTable.NoRowKey, type, type.Name);
        CheckNulls(primary, "primary key");
        CheckNulls(merge, "merge key");
        var kind = EntityParser.KeyOf(document.Type);
        var serial = kind == KeyKind.Serial ? columns.FirstOrDefault(c => c.Column.IsOwnKey && c.Column.Kind == ValueKind.Int32) : null;
        return row with
        {
            PrimaryKey = Names(primary),
            MergeKey = Names(key),
            Indexes = Indexes().ToEquatable(),
            OwnKeyColumns = Names(columns.Where(c => kind == KeyKind.SourceId ? c.Column.IsOwnId : c.Column.IsOwnKey)),
            SerialColumn = serial?.Column.Name,
            NewestColumn = NewestParser.Parse(type, document, columns, key, bag),
            AdoptColumn = Adopt(serial),
        };
    }

    private List<ParsedColumn> Marked(string word) => [.. columns.Where(c => c.Property.Has(word))];

    private static EquatableArray<string> Names(IEnumerable<ParsedColumn> columns) => columns.Select(c => c.Column.Name).ToEquatable();

    private void CheckNulls(IEnumerable<ParsedColumn> key, string what)
    {
        foreach (var (property, column) in key)
        {
            if (column.NullableType)
                bag.Add(DiagnosticTable.NullableKey, property, type.Name, property.Name, what, "declare it not null");
            else if (column.Reference is { OnUnresolved: "Null" })
                bag.Add(DiagnosticTable.NullableKey, property, type.Name, property.Name, what,
                    "say with [OnUnresolved(UnresolvedRule.SkipRow)] or another rule what an unresolved reference does");
        }
    }

    private IEnumerable<IndexModel> Indexes()
    {
        foreach (var (word, isUnique) in new[] { ("Unique", true), ("Index", false) })
        {
            var marks = columns.SelectMany(c => c.Property.Attributes(word).Select(a => (Group: a.Argument(0) as string, c.Column.Name))).ToList();
            foreach (var (_, name) in marks.Where(m => m.Group is null))
                yield return new(isUnique, new([name]));
            foreach (var group in marks.Where(m => m.Group is not null).GroupBy(m => m.Group))
                yield return new(isUnique, group.Select(m => m.Name).ToEquatable());
        }
    }

    private string? Adopt(ParsedColumn? serial)
    {
        if (type.Attribute("AdoptKeys") is not { } attribute)
            return null;
        var name = attribute.Argument(0) as string ?? "";
        var column = columns.FirstOrDefault(c => c.Property.Name == name);
        var problem = column is null ? $"'{type.Name}' has no such column"
            : !column.Column.IsOwnId ? "it must hold the source id's text, such as 'public string MongoId => source.Id.ToString();'"
            : serial is null ? "no column of the row holds the document's [SerialKey]"
            : null;
        if (problem is not null)
            bag.Add(DiagnosticTable.WrongAdoptKeys, attribute.Place(), type.Name, name, problem);
        return problem is null ? column!.Column.Name : null;
    }
}
