using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads <c>[When]</c> of a row class.</summary>
internal static class RowCondition
{
    /// <summary>C# over <c>row</c> and <c>source</c>, or null where there is no condition.</summary>
    public static string? Of(INamedTypeSymbol type, RowDocument document, DiagnosticBag bag)
    {
        // On a class that is both, the document's condition already decides.
        if (document.IsRow)
            return null;
        var attribute = new[] { type }.Concat(type.UserBases().Reverse()).Select(c => c.Attribute("When")).FirstOrDefault(a => a is not null);
        if (attribute is null)
            return null;
        var name = attribute.Argument(0) as string ?? "";
        var condition = WhenCondition.Of(type, name, "row") ?? WhenCondition.Of(document.Type, name, "source");
        if (condition is null)
            bag.Add(DiagnosticTable.WrongWhen, attribute.Place(), type.Name, name, $"'{type.Name}' or '{document.Type.Name}'");
        return condition;
    }
}
