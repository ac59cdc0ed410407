using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.CodeFixes;

/// <summary>Edits of one document, all against its text as it is. What is to be written at one place is written in the order in which it
/// was asked for, and the same only once.</summary>
internal sealed class DocumentEdits(SyntaxTree tree)
{
    private readonly CompilationUnitSyntax _root = (CompilationUnitSyntax)tree.GetRoot();
    private readonly SourceText _text = tree.GetText();
    private readonly List<TextChange> _changes = [];
    private readonly HashSet<AttributeSyntax> _removed = [];
    private bool _hasAssemblyList;

    public void Remove(AttributeSyntax attribute) => _removed.Add(attribute);

    public void AllowNull(SyntaxNode property) => Insert(((PropertyDeclarationSyntax)property).Type.Span.End, "?");

    /// <summary>Gives an attribute another first argument; what it says by name stays.</summary>
    public void SetArgument(AttributeSyntax attribute, RemedyEdit edit)
    {
        if (edit.Value.Length == 0)
            return;
        var arguments = attribute.ArgumentList;
        var literal = AttributeText.Literal(edit.Value);
        if (arguments is null)
            Insert(attribute.Span.End, AttributeText.Arguments(edit));
        else if (edit.Schema.Length > 0)
            Change(new(arguments.Span, AttributeText.Arguments(edit)));
        else if (arguments.Arguments.FirstOrDefault() is { NameEquals: null } first)
            Change(new(first.Span, literal));
        else
            Insert(arguments.OpenParenToken.Span.End, arguments.Arguments.Count > 0 ? literal + ", " : literal);
    }

    public void AddAttribute(SyntaxNode declaration, RemedyEdit edit, SemanticModel model)
    {
        var name = Imports.NameOf(edit.Word, declaration, model, out var isImported);
        if (!isImported)
        {
            var (position, text) = Imports.Using(_root, LineBreak());
            Insert(position, text);
        }
        var attribute = name + AttributeText.Arguments(edit);
        if (declaration is CompilationUnitSyntax)
            AddToAssembly(attribute);
        else if (AttributeText.Lists(declaration) is { Count: > 0 } lists)
            AddToList(AttributeText.ListOfTable(lists) ?? lists[lists.Count - 1], attribute);
        else if (declaration is BaseTypeDeclarationSyntax)
            Insert(declaration.SpanStart, $"[{attribute}]{LineBreak()}{Indent(declaration)}");
        else
            Insert(declaration.SpanStart, $"[{attribute}] ");
    }

    /// <summary>The text with the edits made.</summary>
    public SourceText Apply(SourceText text) => text.WithChanges(_changes.Concat(AttributeRemoval.Changes(_text, _removed))
        .OrderBy(c => c.Span.Start).ThenBy(c => c.Span.Length));

    private void AddToList(AttributeListSyntax list, string attribute)
    {
        var hasComma = list.Attributes.SeparatorCount == list.Attributes.Count;
        Insert(list.CloseBracketToken.SpanStart, (hasComma ? " " : ", ") + attribute);
    }

    private void AddToAssembly(string attribute)
    {
        var (list, line) = ($"[assembly: {attribute}]", LineBreak());
        if (_root.AttributeLists.LastOrDefault() is { } last)
            Insert(last.Span.End, line + list);
        else if (Imports.Last(_root) is { } import)
            Insert(import.Span.End, (_hasAssemblyList ? line : line + line) + list);
        else
            Insert(Imports.Top(_root), list + line + line);
        _hasAssemblyList = true;
    }

    private void Insert(int position, string text) => Change(new(new(position, 0), text));

    private void Change(TextChange change)
    {
        if (!_changes.Contains(change))
            _changes.Add(change);
    }

    private string LineBreak()
    {
        var first = _text.Lines[0];
        var end = TextSpan.FromBounds(first.End, first.EndIncludingLineBreak);
        return end.IsEmpty ? "\n" : _text.ToString(end);
    }

    private string Indent(SyntaxNode node)
    {
        var line = _text.Lines.GetLineFromPosition(node.SpanStart);
        var before = _text.ToString(TextSpan.FromBounds(line.Start, node.SpanStart));
        return before.Trim().Length == 0 ? before : "";
    }
}
