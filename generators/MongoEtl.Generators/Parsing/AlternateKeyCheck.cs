using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MongoEtl.Generators.Diagnostics;

namespace MongoEtl.Generators.Parsing;

/// <summary>Refuses <c>Reference&lt;T&gt;.By(text)</c> where T has no alternate key: it could never find a document.</summary>
internal static class AlternateKeyCheck
{
    public static void Run(INamedTypeSymbol row, IPropertySymbol property, SemanticModel model, DiagnosticBag bag)
    {
        foreach (var call in property.Syntax()?.DescendantNodes().OfType<InvocationExpressionSyntax>() ?? [])
        {
            if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol { Name: "By" or "ByFirst", ContainingType: { } type }
                || type.PlainName() != KnownNames.Reference || type.TypeArguments[0] is not INamedTypeSymbol target)
                continue;
            if (AlternateKeyParser.PropertyOf(target) is null)
                bag.Add(DiagnosticTable.NoAlternateKey, property, row.Name, property.Name, target.Name);
        }
    }
}
