using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>A hazard at its place. Only a place in a syntax tree is one where editors offer code fixes; the tree is looked up in the last
/// step, and as long as it is the same tree, nothing is told anew.</summary>
/// <param name="Told">The hazard and its answers.</param>
/// <param name="Class">Metadata name of the row class, or empty.</param>
/// <param name="Place">Where, or null.</param>
/// <param name="Tree">The tree of the place, once looked up.</param>
internal sealed record PlacedHazard(AnsweredHazard Told, string Class, LocationSnapshot? Place, SyntaxTree? Tree = null)
{
    /// <param name="classes">Places of the classes.</param>
    /// <param name="statements">Places where tables are stated to go.</param>
    public static EquatableArray<PlacedHazard> Of(
        EquatableArray<AnsweredHazard> hazards, EquatableArray<SchemaPlaces> classes, EquatableArray<SchemaPlaces> statements) =>
        hazards.Select(h =>
        {
            var table = h.Hazard.Table;
            var places = classes.Concat(statements).FirstOrDefault(p => p.Table is not null && p.Table.Equals(table));
            if (places is null && h.Hazard.Number == Hazard.DropTable)
                places = Nearest(table!, classes, statements);
            return new PlacedHazard(h, places?.Class ?? "", places?.Find(h.Hazard.Column));
        }).ToEquatable();

    public static EquatableArray<PlacedHazard> In(Compilation compilation, EquatableArray<PlacedHazard> hazards) =>
        hazards.Select(h => h.Place is { } place ? h with { Tree = Find(compilation, place) } : h).ToEquatable();

    private static SyntaxTree? Find(Compilation compilation, LocationSnapshot place) =>
        compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == place.Path && place.Span.End <= t.Length);

    public Diagnostic ToDiagnostic() => Diagnostic.Create(SchemaDiagnostics.Find(Told.Hazard.Id),
        Tree is null ? Place?.ToLocation() : Location.Create(Tree, Place!.Span), RemedyProperties.Write(Class, Told.Remedies),
        Told.Hazard.Message);

    /// <summary>A table whose class is gone has no place left, so it is told of where others are stated to go, or at a class of its
    /// store.</summary>
    private static SchemaPlaces? Nearest(
        TableId table, EquatableArray<SchemaPlaces> classes, EquatableArray<SchemaPlaces> statements) =>
        statements.LastOrDefault() ?? classes.FirstOrDefault(c => c.Table?.Store == table.Store)
        ?? classes.FirstOrDefault(c => c.Table is not null);
}
