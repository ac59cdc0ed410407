using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Model;
using MongoEtl.Generators.Planning;

namespace MongoEtl.Generators.Diagnostics;

/// <summary>Wires what parsers and cross checks found to the compiler, apart from source output, so that a diagnostic that moves writes no code anew.</summary>
internal static class DiagnosticOutputs
{
    public static void OfClasses(IncrementalGeneratorInitializationContext context, params IncrementalValuesProvider<EquatableArray<DiagnosticInfo>>[] branches)
    {
        // A base class's fault is found once for each class that derives from it, but told once.
        var all = branches[0].Collect();
        foreach (var branch in branches.Skip(1))
            all = all.Combine(branch.Collect()).Select((both, _) => both.Left.AddRange(both.Right));
        var distinct = all.Select((d, _) => d.SelectMany(i => i).Distinct().ToEquatable()).WithTrackingName(StepNames.Diagnostics);
        context.RegisterSourceOutput(distinct, (output, diagnostics) =>
        {
            foreach (var diagnostic in diagnostics)
                output.ReportDiagnostic(diagnostic.ToDiagnostic());
        });
    }

    public static void OfPlan(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<EntitySource>> entities,
        IncrementalValueProvider<EquatableArray<TableSource>> tables,
        IncrementalValueProvider<EquatableArray<DerivedSource>> derived,
        IncrementalValueProvider<EquatableArray<RowPlaces>> places)
    {
        var inputs = entities.Combine(tables).Combine(derived).Combine(places).WithTrackingName(StepNames.PlanDiagnostics);
        context.RegisterSourceOutput(inputs, (output, all) =>
        {
            foreach (var diagnostic in new PlanChecks(all.Left.Left.Left, all.Left.Left.Right, all.Left.Right, all.Right).Run())
                output.ReportDiagnostic(diagnostic.ToDiagnostic());
        });
    }
}
