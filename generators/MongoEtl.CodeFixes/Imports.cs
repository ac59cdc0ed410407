using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MongoEtl.CodeFixes;

/// <summary>Names that attributes have in a document, and the <c>using</c> that gives them.</summary>
internal static class Imports
{
    private const string Namespace = "MongoEtl";

    /// <summary>How an attribute is named at a declaration: in full where another type has its short name.</summary>
    /// <param name="isImported">False where the short name needs a <c>using</c> first.</param>
    public static string NameOf(string word, SyntaxNode declaration, SemanticModel model, out bool isImported)
    {
        // Within a file's usings none of them is in scope, so an assembly's attribute is looked up before the first member.
        var position = declaration is CompilationUnitSyntax root
            ? root.Members.FirstOrDefault()?.SpanStart ?? root.EndOfFileToken.SpanStart : declaration.SpanStart;
        var found = model.LookupNamespacesAndTypes(position, name: word + "Attribute");
        isImported = found.Length > 0;
        return found is [] or [{ ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true } }]
            ? word : $"global::{Namespace}.{word}";
    }

    /// <summary>The text of the <c>using</c> and where it goes: in order of name, <c>System</c> first.</summary>
    public static (int Position, string Text) Using(CompilationUnitSyntax root, string lineBreak)
    {
        const string text = $"using {Namespace};";
        var plain = root.Usings.Where(IsPlain).ToList();
        if (plain.FirstOrDefault(IsLater) is { } later)
            return (later.SpanStart, text + lineBreak);
        if ((plain.LastOrDefault() ?? Last(root)) is { } last)
            return (last.Span.End, lineBreak + text);
        return (Top(root), text + lineBreak + lineBreak);
    }

    /// <summary>The last line that imports something.</summary>
    public static SyntaxNode? Last(CompilationUnitSyntax root) => root.Usings.LastOrDefault() ?? (SyntaxNode?)root.Externs.LastOrDefault();

    /// <summary>The first place after the comment that heads a file, which a blank line ends.</summary>
    public static int Top(CompilationUnitSyntax root)
    {
        var (top, hasComment, isBlank) = (0, false, false);
        foreach (var trivia in root.GetFirstToken(includeZeroWidth: true).LeadingTrivia)
        {
            switch (trivia.Kind())
            {
                case SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia:
                    (hasComment, isBlank) = (true, false);
                    break;
                case SyntaxKind.EndOfLineTrivia when hasComment && isBlank:
                    top = trivia.Span.End;
                    break;
                case SyntaxKind.EndOfLineTrivia:
                    isBlank = true;
                    break;
                case not SyntaxKind.WhitespaceTrivia:
                    return top;
            }
        }
        return top;
    }

    private static bool IsPlain(UsingDirectiveSyntax import) =>
        import.Alias is null && import.StaticKeyword.IsKind(SyntaxKind.None) && import.GlobalKeyword.IsKind(SyntaxKind.None);

    private static bool IsLater(UsingDirectiveSyntax import)
    {
        var name = import.NamespaceOrType.ToString();
        return name != "System" && !name.StartsWith("System.", StringComparison.Ordinal) && string.CompareOrdinal(name, Namespace) > 0;
    }
}
