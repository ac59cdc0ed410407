using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.CodeFixes;

/// <summary>What an edit is made to.</summary>
/// <param name="Symbol">Class, property, enum, member or assembly.</param>
/// <param name="Declaration">The declaration that takes a new attribute.</param>
internal sealed record EditTargetPlace(ISymbol Symbol, SyntaxNode Declaration)
{
    /// <summary>The attribute of that name, in whichever part of a partial class it is.</summary>
    public AttributeSyntax? Existing(string word) => Attributes(word).Select(Syntax).FirstOrDefault(s => s is not null);

    /// <summary>The attributes that an edit means to remove.</summary>
    public IReadOnlyList<AttributeSyntax> Matching(RemedyEdit edit) =>
        [.. Attributes(edit.Word).Where(a => IsMeant(a, edit)).Select(Syntax).OfType<AttributeSyntax>()];

    private IEnumerable<AttributeData> Attributes(string word) => Symbol.GetAttributes().Where(a => IsWord(a, word));

    private static bool IsWord(AttributeData attribute, string word) =>
        attribute.AttributeClass is { } type && type.Name == word + "Attribute" && type.ContainingNamespace.ToDisplayString() == "MongoEtl";

    private static bool IsMeant(AttributeData attribute, RemedyEdit edit)
    {
        var value = attribute.ConstructorArguments.Select(a => a.Value as string).FirstOrDefault() ?? "";
        if (value != edit.Value)
            return false;
        if (edit.Target != EditTarget.Assembly)
            return true;
        var schema = Named(attribute, "Schema") as string;
        return Named(attribute, "IsCassandra") is true == edit.IsCassandra && (schema is null or "public" ? "" : schema) == edit.Schema;
    }

    private static object? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value;

    private static AttributeSyntax? Syntax(AttributeData attribute) => attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;
}
