using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.CodeFixes;

/// <summary>Where a hazard is told, and the declarations that its answers edit.</summary>
internal sealed class HazardPlace
{
    private readonly SyntaxNode _root;
    private readonly PropertyDeclarationSyntax? _property;
    private readonly IPropertySymbol? _symbol;
    private readonly INamedTypeSymbol? _rowClass;

    private HazardPlace(Compilation compilation, SyntaxNode root, SyntaxNode node, string rowClass)
    {
        Compilation = compilation;
        _root = root;
        _property = node as PropertyDeclarationSyntax;
        _symbol = _property is null ? null : compilation.GetSemanticModel(root.SyntaxTree).GetDeclaredSymbol(_property);
        _rowClass = rowClass.Length > 0 ? compilation.Assembly.GetTypeByMetadataName(rowClass) : null;
    }

    public Compilation Compilation { get; }

    /// <summary>Finds it; null where the diagnostic is not told in this document.</summary>
    public static async Task<HazardPlace?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var compilation = await document.Project.GetCompilationAsync(cancellation).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (compilation is null || root is null || !root.FullSpan.Contains(diagnostic.Location.SourceSpan))
            return null;
        var node = root.FindToken(diagnostic.Location.SourceSpan.Start).Parent;
        return node is null ? null : new(compilation, root, node, RemedyProperties.RowClass(diagnostic.Properties));
    }

    /// <summary>What an edit is made to; null where it is not in source, or where the edit would change another table too.</summary>
    public EditTargetPlace? Find(RemedyEdit edit) => edit.Target switch
    {
        EditTarget.Class => _rowClass is null ? null : Of(_rowClass, Part(_rowClass)),
        EditTarget.Property => OfProperty(edit),
        EditTarget.Enum => Enum() is { } type ? Of(type, Declaration(type)) : null,
        EditTarget.Label => Enum()?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(m => LabelOf(m) == edit.Label) is { } member
            ? Of(member, Declaration(member)) : null,
        _ => Of(Compilation.Assembly, _root),
    };

    private static EditTargetPlace? Of(ISymbol symbol, SyntaxNode? declaration) => declaration is null ? null : new(symbol, declaration);

    private EditTargetPlace? OfProperty(RemedyEdit edit)
    {
        if (_property is null || _symbol is null)
            return null;
        // A property of a shared base is a column of other tables too. What is added there is told of if it does not fit them; what is
        // taken away or renamed would be missed.
        var isOwn = SymbolEqualityComparer.Default.Equals(_symbol.ContainingType, _rowClass);
        if (!isOwn && (edit.Kind == EditKind.Remove || edit.Word == "Column"))
            return null;
        return edit.Kind != EditKind.AllowNull || CanAllowNull(_property, _symbol) ? new(_symbol, _property) : null;
    }

    private static bool CanAllowNull(PropertyDeclarationSyntax property, IPropertySymbol symbol) =>
        property.Type is not NullableTypeSyntax && symbol.Type.Name != "Reference";

    /// <summary>The part of a partial class that says which table it is.</summary>
    private static SyntaxNode? Part(INamedTypeSymbol type)
    {
        var table = type.GetAttributes()
            .FirstOrDefault(a => a.AttributeClass?.Name is "PostgresTableAttribute" or "CassandraTableAttribute");
        return table?.ApplicationSyntaxReference?.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? Declaration(type);
    }

    private static SyntaxNode? Declaration(ISymbol symbol) => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();

    private INamedTypeSymbol? Enum()
    {
        var type = _symbol?.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0] : _symbol?.Type;
        return type is INamedTypeSymbol { TypeKind: TypeKind.Enum } found ? found : null;
    }

    private static string LabelOf(IFieldSymbol member)
    {
        var texts = member.GetAttributes().FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == "MongoEtl.TextAttribute");
        return texts?.ConstructorArguments is [{ Kind: TypedConstantKind.Array, Values: [{ Value: string first }, ..] }, ..]
            ? first : member.Name;
    }
}
