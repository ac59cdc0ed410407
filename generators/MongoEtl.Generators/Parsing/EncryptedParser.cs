using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads <c>[Encrypted]</c>: which service compares the texts of a column, and which column is their scope.</summary>
internal static class EncryptedParser
{
    private const string Comparer = "MongoEtl.IPlaintextComparer";

    private static readonly string[] Keys = ["PrimaryKey", "MergeKey", "PartitionKey", "ClusteringKey"];

    public static IReadOnlyList<ParsedColumn> Apply(INamedTypeSymbol type, IReadOnlyList<ParsedColumn> columns, DiagnosticBag bag) =>
        [.. columns.Select(column => Apply(type, column, columns, bag))];

    private static ParsedColumn Apply(INamedTypeSymbol type, ParsedColumn column, IReadOnlyList<ParsedColumn> columns, DiagnosticBag bag)
    {
        if (column.Property.Attribute("Encrypted") is not { } attribute)
            return column;
        var comparer = attribute.Argument(0) as ITypeSymbol;
        var name = attribute.Named("Scope") as string;
        var scope = columns.FirstOrDefault(candidate => candidate.Property.Name == name);
        if (Problem(column, comparer, name, scope, type) is { } problem)
        {
            bag.Add(DiagnosticTable.WrongEncrypted, attribute.Place(), type.Name, column.Property.Name, problem);
            return column;
        }
        return column with { Column = column.Column with { Comparer = comparer!.GlobalName(), ScopeColumn = scope?.Column.Name } };
    }

    private static string? Problem(ParsedColumn column, ITypeSymbol? comparer, string? name, ParsedColumn? scope, INamedTypeSymbol type)
    {
        if (column.Column.Kind != ValueKind.Text)
            return "is for texts; write the property as a string";
        if (Keys.Any(column.Property.Has))
            return "stands on a key, by which rows are found; a key cannot be stored in two ways";
        if (comparer is not { IsReferenceType: true }
            || comparer.PlainName() != Comparer && !comparer.AllInterfaces.Any(implemented => implemented.PlainName() == Comparer))
        {
            return $"names '{comparer?.Name}', which is no IPlaintextComparer; name the service that compares the texts";
        }
        if (name is not null && scope is null)
            return $"names '{name}' as Scope, and '{type.Name}' has no such column; name a property of the class with nameof(...)";
        return scope is null || scope.Column.Ddl is "uuid" or "timeuuid"
            ? null : $"names '{name}' as Scope, whose column is no UUID; name the one that the keys are made of";
    }
}
