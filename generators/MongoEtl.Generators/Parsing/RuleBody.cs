using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MongoEtl.Generators.Parsing;

/// <summary>The expression of a property's getter.</summary>
internal static class RuleBody
{
    /// <summary>The expression of <c>=> e</c>, <c>{ get => e; }</c> or <c>{ get { return e; } }</c>; null where the body is longer.</summary>
    public static ExpressionSyntax? Of(IPropertySymbol property)
    {
        if (property.Syntax() is not { } syntax)
            return null;
        if (syntax.ExpressionBody is { } arrow)
            return arrow.Expression;
        var getter = syntax.AccessorList?.Accessors.FirstOrDefault();
        return getter?.ExpressionBody?.Expression
            ?? (getter?.Body?.Statements is [ReturnStatementSyntax { Expression: { } value }] ? value : null);
    }
}
