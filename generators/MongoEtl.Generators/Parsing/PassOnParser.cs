using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Recognises bodies that only pass a text of the document on, and paths from the document to a property.</summary>
/// <param name="model">Of the tree that holds the bodies.</param>
/// <param name="isDocument">Whether an expression's symbol is the row's document.</param>
internal sealed class PassOnParser(SemanticModel model, Func<ISymbol, bool> isDocument)
{
    /// <summary>The operands of a text body, or none if it does more than pass on.</summary>
    public EquatableArray<PassTerm> Terms(ExpressionSyntax? body)
    {
        var terms = new List<PassTerm>();
        for (var rest = Strip(body); rest is not null;)
        {
            var isCoalesce = rest is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression };
            var operand = isCoalesce ? Strip(((BinaryExpressionSyntax)rest).Left) : rest;
            if (Term(operand!) is not { } term)
                return default;
            terms.Add(term);
            rest = isCoalesce ? Strip(((BinaryExpressionSyntax)rest).Right) : null;
        }
        return terms.ToEquatable();
    }

    /// <summary>The generated property at the end of a path from the document, with the path, or null.</summary>
    public (IPropertySymbol Last, EquatableArray<PathSegment> Path, string Field)? Path(ExpressionSyntax? expression)
    {
        var properties = new List<(IPropertySymbol Property, bool Conditional)>();
        if (!Walk(Strip(expression), properties, conditional: false) || properties.Count == 0)
            return null;
        var segments = properties.Select(p => new PathSegment(p.Property.Name, p.Conditional)).ToEquatable();
        return (properties[properties.Count - 1].Property, segments, string.Join(".", properties.Select(p => ElementOf(p.Property))));
    }

    /// <summary>Without parentheses and <c>!</c>, which change no value.</summary>
    public static ExpressionSyntax? Strip(ExpressionSyntax? expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Strip(inner.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => Strip(inner.Operand),
        _ => expression,
    };

    private PassTerm? Term(ExpressionSyntax operand)
    {
        if (model.GetConstantValue(operand) is { HasValue: true, Value: string constant })
            return new(default, constant, false, null);
        if (operand is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" } call })
        {
            return Path(call.Expression) is { } id && ValueType.Of(id.Last.Type) is { Kind: ValueKind.SourceId, Nullable: false }
                ? new(id.Path, null, true, id.Field)
                : null;
        }
        return Path(operand) is { } path && path.Last.Type.SpecialType == SpecialType.System_String
            ? new(path.Path, null, false, path.Field)
            : null;
    }

    private bool Walk(ExpressionSyntax? expression, List<(IPropertySymbol, bool)> into, bool conditional)
    {
        switch (expression)
        {
            case MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access:
                return Root(access.Expression, into, conditional: false) && Add(access.Name, into, conditional);
            case ConditionalAccessExpressionSyntax access:
                return Walk(Strip(access.Expression), into, conditional: true) && Bound(access.WhenNotNull, into, conditional);
            // A class that is document and row at once names its properties alone.
            case IdentifierNameSyntax name when model.GetSymbolInfo(name).Symbol is IPropertySymbol property && isDocument(property.ContainingType):
                return Add(name, into, conditional);
            default:
                return false;
        }
    }

    private bool Root(ExpressionSyntax expression, List<(IPropertySymbol, bool)> into, bool conditional) =>
        Strip(expression) is IdentifierNameSyntax name && model.GetSymbolInfo(name).Symbol is { } symbol && symbol is not IPropertySymbol
            ? isDocument(symbol)
            : Walk(Strip(expression), into, conditional);

    private bool Bound(ExpressionSyntax whenNotNull, List<(IPropertySymbol, bool)> into, bool conditional) => whenNotNull switch
    {
        MemberBindingExpressionSyntax binding => Add(binding.Name, into, conditional),
        MemberAccessExpressionSyntax access => Bound(access.Expression, into, false) && Add(access.Name, into, conditional),
        ConditionalAccessExpressionSyntax access => Bound(access.Expression, into, true) && Bound(access.WhenNotNull, into, conditional),
        _ => false,
    };

    private bool Add(SimpleNameSyntax name, List<(IPropertySymbol, bool)> into, bool conditional)
    {
        if (model.GetSymbolInfo(name).Symbol is not IPropertySymbol property || !property.IsGenerated())
            return false;
        into.Add((property, conditional));
        return true;
    }

    private static string ElementOf(IPropertySymbol property) => property.Attribute("Field")?.Texts() is [var first, ..]
        ? first
        : property.Has("Id") ? "_id" : NameTranslation.ToCamelCase(property.Name);
}
