using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Wires row classes and lock file to the schema's changes. What an edit does not alter of the schema, no step sees.</summary>
internal static class SchemaSteps
{
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<RowModel> postgres,
        IncrementalValuesProvider<RowModel> cassandra,
        IncrementalValueProvider<EquatableArray<TableSource>> tables)
    {
        var shapes = Shapes(postgres).Combine(Shapes(cassandra)).Select((b, _) => b.Left.Concat(b.Right).ToEquatable());
        var schema = shapes.Combine(tables).Select((b, _) => TableShapes.Build(b.Left, b.Right)).WithTrackingName(StepNames.Schema);
        var file = LockFile.Find(context);
        var content = file.Select((f, _) => f is null ? null : LockReader.Read(f.Text)).WithTrackingName(StepNames.SchemaLock);
        var difference = schema.Combine(content).Select((b, _) => Difference(b.Left, b.Right)).WithTrackingName(StepNames.SchemaDiff);
        context.RegisterSourceOutput(difference.Combine(file.Select((f, _) => f?.Path)), (output, found) => Report(output, found.Left, found.Right));
    }

    private static IncrementalValueProvider<EquatableArray<TableShape>> Shapes(IncrementalValuesProvider<RowModel> rows) =>
        rows.Select((r, _) => TableShapes.Of(r)).WithTrackingName(StepNames.TableShapes).Collect().Select((s, _) => s.ToEquatable());

    private static SchemaDiffModel Difference(Schema schema, LockContent? content) => new(
        schema,
        HasLock: content is not null,
        content?.Fault,
        content?.Schema is { } accepted ? SchemaDifference.Between(accepted, schema) : default);

    private static void Report(SourceProductionContext output, SchemaDiffModel model, string? path)
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
