using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using MongoEtl.Generators.Model;
using MongoEtl.Generators.Parsing;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Wires row classes and lock file to the schema's changes. What an edit does not alter of the schema, no step sees.</summary>
internal static class SchemaSteps
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<TableSource>> tables,
        params IncrementalValuesProvider<RowParse>[] rows)
    {
        var schema = All<TableShape>(rows, r => r.Row is { } row ? [TableShapes.Of(row)] : [], StepNames.TableShapes)
            .Combine(tables).Select((b, _) => TableShapes.Build(b.Left, b.Right)).WithTrackingName(StepNames.Schema);
        var ofAssembly = context.CompilationProvider.Select((c, _) => IntentParser.Of(c.Assembly));
        var intents = All<SchemaIntent>(rows, r => r.Intents, StepNames.SchemaIntents)
            .Combine(ofAssembly).Select((b, _) => new Intents(b.Left.Concat(b.Right).Distinct().ToEquatable()));
        var file = LockFile.Find(context);
        var content = file.Select((f, _) => f is null ? null : LockReader.Read(f.Text)).WithTrackingName(StepNames.SchemaLock);
        var difference = schema.Combine(content).Combine(intents).Select((b, _) => SchemaDiffModel.Of(b.Left.Left, b.Left.Right, b.Right))
            .WithTrackingName(StepNames.SchemaDiff);

        context.RegisterSourceOutput(difference.Combine(Outputs.RootNamespace(context)), (output, b) =>
            Guard.Add(output, MigrationSchemaEmitter.ClassName + ".g.cs", "the schema", () =>
                MigrationSchemaEmitter.Emit(b.Left, b.Right)));
        var path = file.Select((f, _) => f?.Path);
        context.RegisterSourceOutput(difference.Combine(path), (output, b) => ReportLock(output, b.Left, b.Right));
        var places = All<SchemaPlaces>(rows, r => [SchemaPlaces.Of(r)], StepNames.SchemaPlaces)
            .Combine(context.CompilationProvider.Select((c, _) => SchemaPlaces.Of(c.Assembly)));
        var hazards = difference.Select((d, _) => d.Hazards).Combine(places)
            .Select((b, _) => PlacedHazard.Of(b.Left, b.Right.Left, b.Right.Right))
            .Combine(context.CompilationProvider).Select((b, _) => PlacedHazard.In(b.Right, b.Left)).WithTrackingName(StepNames.SchemaHazards);
        context.RegisterSourceOutput(hazards, (output, all) =>
        {
            foreach (var hazard in all)
                output.ReportDiagnostic(hazard.ToDiagnostic());
        });
    }

    private static IncrementalValueProvider<EquatableArray<T>> All<T>(
        IncrementalValuesProvider<RowParse>[] rows, Func<RowParse, IEnumerable<T>> select, string step)
        where T : IEquatable<T>
    {
        var all = Of(rows[0]);
        foreach (var more in rows.Skip(1))
            all = all.Combine(Of(more)).Select((both, _) => both.Left.Concat(both.Right).ToEquatable());
        return all.WithTrackingName(step);

        IncrementalValueProvider<EquatableArray<T>> Of(IncrementalValuesProvider<RowParse> parsed) =>
            parsed.SelectMany((r, _) => select(r)).Collect().Select((items, _) => items.ToEquatable());
    }

    private static void ReportLock(SourceProductionContext output, SchemaDiffModel model, string? path)
    {
        if (model.Fault is { } fault)
        {
            var place = new LinePosition(fault.Line, fault.Column);
            output.ReportDiagnostic(Diagnostic.Create(SchemaDiagnostics.DamagedLock,
                Location.Create(path!, default, new LinePositionSpan(place, place)), fault.Message));
        }
        else if (!model.HasLock && model.Schema.Tables.Count > 0)
        {
            output.ReportDiagnostic(Diagnostic.Create(SchemaDiagnostics.NoLock, null));
        }
    }
}
