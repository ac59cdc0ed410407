using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.CodeFixes;

/// <summary>Attributes as text, and their lists.</summary>
internal static class AttributeText
{
    public static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary>The arguments in brackets; nothing where there are none.</summary>
    public static string Arguments(RemedyEdit edit)
    {
        var arguments = new List<string>();
        if (edit.Value.Length > 0)
            arguments.Add(Literal(edit.Value));
        if (edit.Schema.Length > 0)
            arguments.Add($"Schema = {Literal(edit.Schema)}");
        if (edit.IsCassandra)
            arguments.Add("IsCassandra = true");
        return arguments.Count > 0 ? $"({string.Join(", ", arguments)})" : "";
    }

    /// <summary>A declaration's own lists, without those for its backing field or its constructor.</summary>
    public static IReadOnlyList<AttributeListSyntax> Lists(SyntaxNode declaration) =>
        [.. ((MemberDeclarationSyntax)declaration).AttributeLists.Where(l => l.Target is null)];

    /// <summary>The list that says which table a class is, beside which intents are read best.</summary>
    public static AttributeListSyntax? ListOfTable(IReadOnlyList<AttributeListSyntax> lists) =>
        lists.FirstOrDefault(l => l.Attributes.Any(a => SimpleName(a.Name) is "PostgresTable" or "CassandraTable"));

    private static string SimpleName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.Text,
        SimpleNameSyntax simple => simple.Identifier.Text,
        _ => "",
    };
}
