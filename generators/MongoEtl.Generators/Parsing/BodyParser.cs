using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads what a column's body does: passes on, names the document's key or id, reads secret values, can give null.</summary>
internal sealed class BodyParser(RowDocument document, SemanticModel model, Compilation compilation, INamedTypeSymbol row, DiagnosticBag bag)
{
    public ColumnModel Apply(IPropertySymbol property, ColumnModel column)
    {
        if (column.Kind != ValueKind.Reference)
            ReferenceParser.RefuseOnOthers(row, property, bag);
        if (document.IsRow && property.IsGenerated())
            return OfDocument(property, column);
        var body = RuleBody.Of(property);
        var parser = new PassOnParser(model, document.Is);
        var path = parser.Path(body);
        var terms = column.Kind == ValueKind.Text ? parser.Terms(body) : default;
        var named = NamedProperties(property).ToList();
        var isKey = path is { Path.Count: 1 } own && KeyParser.KindOf(own.Last) is not null;
        CheckNull(property, column, body);
        AlternateKeyCheck.Run(row, property, model, bag);
        return column with
        {
            Pass = terms,
            Field = isKey ? null : path?.Field ?? terms.Select(t => t.Field).FirstOrDefault(f => f is not null) ?? FieldOf(named),
            Sensitive = property.Has("Sensitive") || named.Any(p => p.Has("Sensitive")),
            IsOwnKey = isKey,
            IsOwnId = terms is [{ IsSourceId: true, Path.Count: 1 } id] && IsId(id) || path is { Path.Count: 1 } direct && direct.Last.Has("Id"),
            FollowsFromId = named.Any(p => p.Has("Id") || KeyParser.KindOf(p) is not null),
        };
    }

    /// <summary>A property of a class that is both: the view's own getter.</summary>
    private static ColumnModel OfDocument(IPropertySymbol property, ColumnModel column)
    {
        var isKey = KeyParser.KindOf(property) is not null;
        var segment = new PathSegment(property.Name, false);
        var field = property.Attribute("Field")?.Texts() is [var first, ..] ? first : property.Has("Id") ? "_id" : NameTranslation.ToCamelCase(property.Name);
        return column with
        {
            Pass = column.Kind == ValueKind.Text ? new([new PassTerm(new([segment]), null, false, field)]) : default,
            Field = isKey ? null : field,
            Sensitive = property.Has("Sensitive"),
            IsOwnKey = isKey,
            IsOwnId = property.Has("Id"),
            FollowsFromId = isKey || property.Has("Id"),
        };
    }

    private bool IsId(PassTerm term) => document.Type.UserBases().Concat([document.Type])
        .SelectMany(c => c.GetMembers(term.Path[0].Name)).Any(m => m.Has("Id"));

    private static string? FieldOf(IReadOnlyList<IPropertySymbol> named) =>
        named.Where(p => p.IsGenerated() && KeyParser.KindOf(p) is null).Select(ElementOf).Distinct().ToList() is [var only] ? only : null;

    private static string ElementOf(IPropertySymbol property) => property.Attribute("Field")?.Texts() is [var first, ..]
        ? first
        : property.Has("Id") ? "_id" : NameTranslation.ToCamelCase(property.Name);

    /// <summary>Properties of documents that the body names, also through other properties and methods of the row.</summary>
    private IEnumerable<IPropertySymbol> NamedProperties(IPropertySymbol property)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var todo = new Queue<ISymbol>([property]);
        while (todo.Count > 0)
        {
            foreach (var reference in todo.Dequeue().DeclaringSyntaxReferences)
            {
                var syntax = reference.GetSyntax();
                var semantic = compilation.GetSemanticModel(syntax.SyntaxTree);
                foreach (var name in syntax.DescendantNodes().OfType<SimpleNameSyntax>())
                {
                    if (semantic.GetSymbolInfo(name).Symbol is not { } symbol || !symbol.Locations.Any(l => l.IsInSource) || !seen.Add(symbol))
                        continue;
                    if (symbol is IPropertySymbol named && named.ContainingType.UserBases().Concat([named.ContainingType]).Any(IsDocumentClass))
                        yield return named;
                    if (symbol is IPropertySymbol or IMethodSymbol && symbol.ContainingType.IsReferenceType)
                        todo.Enqueue(symbol);
                }
            }
        }
    }

    private bool IsDocumentClass(INamedTypeSymbol type) => type.Has("Collection") || type.Has("Document")
        || document.Type.UserBases().Contains(type, SymbolEqualityComparer.Default);

    private void CheckNull(IPropertySymbol property, ColumnModel column, ExpressionSyntax? body)
    {
        if (body is null || column.NullableType
            || column.Kind is not (ValueKind.Text or ValueKind.Bytes or ValueKind.List or ValueKind.ScalarList or ValueKind.Set or ValueKind.Map or ValueKind.IPAddress))
            return;
        if (model.GetTypeInfo(body).Nullability.FlowState == NullableFlowState.MaybeNull)
            bag.Add(DiagnosticTable.NullIntoNotNull, property, row.Name, property.Name, property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
    }
}
