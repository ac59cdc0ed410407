using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>Reads a <c>[Collection]</c> or <c>[Document]</c> class with all it is made of.</summary>
internal static class DocumentParser
{
    public static DocumentParse Parse(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var bag = new DiagnosticBag();
        var bases = type.UserBases();
        var views = new List<ViewModel>();
        foreach (var view in bases.Concat([type]))
        {
            cancellation.ThrowIfCancellationRequested();
            views.Add(ViewParser.Parse(view, views, bag));
        }
        if (type.IsGenericType)
            bag.Add(DiagnosticTable.GenericClass, type, type.Name);
        var isCollection = type.Has("Collection");
        if (isCollection)
            CheckKeys(type, bases, bag);
        var entity = isCollection && !type.IsAbstract ? EntityParser.Parse(type, views, bag) : null;
        // Bases are written once for all classes that derive from them, so a class writes its bases only as candidates.
        return new(views.ToEquatable(), entity, SourceHash.Of(type, cancellation), bag.ToEquatable());
    }

    private static void CheckKeys(INamedTypeSymbol type, IReadOnlyList<INamedTypeSymbol> bases, DiagnosticBag bag)
    {
        var properties = bases.Concat([type]).SelectMany(c => c.GetMembers().OfType<IPropertySymbol>()).ToList();
        var ids = properties.Where(p => p.Has("Id")).ToList();
        if (ids.Count == 0)
            bag.Add(DiagnosticTable.MissingId, type, type.Name);
        foreach (var second in ids.Skip(1))
            bag.Add(DiagnosticTable.SeveralIds, second, second.Name, type.Name);
        foreach (var second in properties.Where(p => KeyParser.KindOf(p) is not null).Skip(1))
            bag.Add(DiagnosticTable.SeveralKeys, second, second.Name, type.Name);
        foreach (var second in properties.Where(p => p.Has("AlternateKey")).Skip(1))
            bag.Add(DiagnosticTable.SeveralAlternateKeys, second, second.Name, type.Name);
    }
}
