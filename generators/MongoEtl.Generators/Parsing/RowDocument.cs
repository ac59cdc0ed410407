using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MongoEtl.Generators.Parsing;

/// <summary>The document of a row class, and the constructor parameters that are it.</summary>
/// <param name="Type">The document class.</param>
/// <param name="Constructor">The primary constructor; null where the row is the document.</param>
/// <param name="IsRow">Whether the row class is the document class too.</param>
/// <param name="Parameters">The document parameters of the row and of the bases that it hands its document to.</param>
internal sealed record RowDocument(INamedTypeSymbol Type, IMethodSymbol? Constructor, bool IsRow, IReadOnlyList<IParameterSymbol> Parameters)
{
    public static RowDocument? Of(INamedTypeSymbol row)
    {
        if (row.Has("Collection"))
            return new(row, null, true, []);
        var named = Named(row);
        var constructor = row.InstanceConstructors.FirstOrDefault(c => !c.IsImplicitlyDeclared && c.Parameters.Length > 0);
        var parameter = constructor?.Parameters.FirstOrDefault(p => named is null
            ? p.Type.Has("Collection")
            : SymbolEqualityComparer.Default.Equals(p.Type, named));
        if (parameter?.Type is not INamedTypeSymbol type || !type.Has("Collection"))
            return null;
        var parameters = new List<IParameterSymbol> { parameter };
        AddBases(row, parameter, parameters);
        return new(type, constructor, false, parameters);
    }

    /// <summary>Whether a symbol stands for the document in a body of the row or of a base.</summary>
    public bool Is(ISymbol symbol) => IsRow
        ? symbol is INamedTypeSymbol type && (SymbolEqualityComparer.Default.Equals(type, Type) || Type.UserBases().Contains(type, SymbolEqualityComparer.Default))
        : symbol is IParameterSymbol parameter && Parameters.Contains(parameter.OriginalDefinition, SymbolEqualityComparer.Default);

    /// <summary>The T of <c>IRow&lt;T&gt;</c>, if the class says it.</summary>
    public static INamedTypeSymbol? Named(INamedTypeSymbol row) =>
        row.AllInterfaces.FirstOrDefault(i => i.PlainName() == KnownNames.Row)?.TypeArguments[0] as INamedTypeSymbol;

    /// <summary>Follows <c>class Row(D source) : Base(source)</c> upwards, so that bodies of bases are understood too.</summary>
    private static void AddBases(INamedTypeSymbol row, IParameterSymbol parameter, List<IParameterSymbol> into)
    {
        if (row.BaseType is not { } baseType || !baseType.Locations.Any(l => l.IsInSource))
            return;
        var call = row.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<TypeDeclarationSyntax>()
            .SelectMany(d => d.BaseList?.Types ?? default).OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault();
        if (call is null)
            return;
        var arguments = call.ArgumentList.Arguments;
        var constructor = baseType.OriginalDefinition.InstanceConstructors.FirstOrDefault(c => c.Parameters.Length == arguments.Count && c.Parameters.Length > 0);
        for (var i = 0; constructor is not null && i < arguments.Count; i++)
        {
            if (arguments[i] is not { NameColon: null, Expression: IdentifierNameSyntax name } || name.Identifier.ValueText != parameter.Name)
                continue;
            into.Add(constructor.Parameters[i]);
            AddBases(baseType.OriginalDefinition, constructor.Parameters[i], into);
        }
    }
}
