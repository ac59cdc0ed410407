using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MongoEtl.Generators.Diagnostics;

namespace MongoEtl.Generators.Parsing;

/// <summary>Refuses what a row class would remember from one document to the next.</summary>
internal static class RowStateCheck
{
    public static void Run(INamedTypeSymbol row, RowDocument document, DiagnosticBag bag)
    {
        foreach (var type in row.UserBases().Concat([row]))
        {
            foreach (var member in type.GetMembers().Where(m => !m.IsImplicitlyDeclared))
            {
                if (What(member, document) is { } what)
                    bag.Add(DiagnosticTable.RowState, member, type.Name, member.Name, what);
            }
        }
    }

    private static string? What(ISymbol member, RowDocument document) => member switch
    {
        // Constants and read-only tables hold nothing of a document.
        IFieldSymbol { IsConst: true } or IFieldSymbol { IsStatic: true, IsReadOnly: true } => null,
        IFieldSymbol => "a field",
        IEventSymbol => "an event",
        IPropertySymbol { IsAbstract: true } => null,
        IPropertySymbol property when document.IsRow && property.IsGenerated() => null,
        IPropertySymbol { IsStatic: false } property => WhatProperty(property),
        _ => null,
    };

    private static string? WhatProperty(IPropertySymbol property)
    {
        if (property.Syntax() is not { } syntax)
            return null;
        if (syntax.Initializer is not null)
            return "a property with an initialiser";
        if (property.SetMethod is not null)
            return "a property with a setter";
        if (property.IsAuto())
            return "an auto-property";
        return syntax.DescendantNodes().OfType<FieldExpressionSyntax>().Any() ? "a property with a backing field" : null;
    }
}
