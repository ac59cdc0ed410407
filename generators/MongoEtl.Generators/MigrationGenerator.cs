using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Emit;
using MongoEtl.Generators.Model;
using MongoEtl.Generators.Parsing;
using MongoEtl.Generators.Planning;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.Generators;

/// <summary>Writes readers, encoders, statements and the plan from attributed classes. Here the steps are only wired together.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class MigrationGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var collections = Find(context, KnownNames.Collection, StepNames.FindCollections, Document);
        var embedded = Find(context, KnownNames.Document, StepNames.FindDocuments, Document);
        var rows = Find(context, KnownNames.PostgresTable, StepNames.FindRows, Row(Store.Postgres));
        var cassandra = Find(context, KnownNames.CassandraTable, StepNames.FindCassandraRows, Row(Store.Cassandra));
        var stages = Find(context, KnownNames.Stage, StepNames.FindStages, Stage);
        var derived = Find(context, KnownNames.Derived, StepNames.FindDerived, Derived);
        var shared = Find(context, KnownNames.PerDocument, StepNames.FindShared, Shared);

        var rowModels = rows.SelectMany((r, _) => Present(r.Row)).WithTrackingName(StepNames.Rows);
        var cassandraModels = cassandra.SelectMany((r, _) => Present(r.Row)).WithTrackingName(StepNames.CassandraRows);
        var stageModels = stages.SelectMany((r, _) => Present(r.Row)).WithTrackingName(StepNames.Stages);
        var derivedModels = derived.SelectMany((d, _) => Present(d.Derived)).WithTrackingName(StepNames.Derived);
        var derivedSources = derivedModels.Select((d, _) => new DerivedSource(d.Row.Class, d.Row.Table))
            .Collect().Select((d, _) => d.ToEquatable()).WithTrackingName(StepNames.DerivedSources);
        var lists = All(Lists(rowModels), Lists(cassandraModels), Lists(stageModels)).Select((l, _) => l.Distinct().ToEquatable())
            .WithTrackingName(StepNames.Lists);
        var tables = All(Tables(rows), Tables(cassandra), Tables(stages)).WithTrackingName(StepNames.Tables);
        var sharedSources = shared.SelectMany((s, _) => Present(s.Shared is { } model ? new SharedSource(model, s.SourceHash) : null))
            .Collect().Select((s, _) => s.ToEquatable()).WithTrackingName(StepNames.SharedSources);
        var entityModels = collections.SelectMany((d, _) => Present(d.Entity));
        var entities = collections.SelectMany((d, _) => Present(d.Entity is { } entity ? new EntitySource(entity, d.SourceHash) : null))
            .Collect().Select((e, _) => e.ToEquatable()).WithTrackingName(StepNames.Entities);

        Outputs.Views(context, collections, embedded, lists);
        Outputs.Rows(context, rowModels);
        Outputs.CassandraRows(context, cassandraModels);
        Outputs.Stages(context, stageModels);
        Outputs.Derived(context, derivedModels);
        Outputs.Shared(context, shared.SelectMany((s, _) => Present(s.Shared)).WithTrackingName(StepNames.Shared));
        Outputs.Filters(context, entityModels);
        Outputs.Encoders(context, entityModels, tables, sharedSources);
        Outputs.Plan(context, entities, tables, sharedSources, derivedSources);
        var derivedRows = derived.Select((d, _) => new RowParse(d.Derived?.Row, "", d.Places, default) { Intents = d.Intents });
        SchemaSteps.Register(context, tables, rows, cassandra, derivedRows);
        DiagnosticOutputs.OfClasses(context, collections.Select((d, _) => d.Diagnostics), embedded.Select((d, _) => d.Diagnostics),
            rows.Select((r, _) => r.Diagnostics), cassandra.Select((r, _) => r.Diagnostics), shared.Select((s, _) => s.Diagnostics),
            stages.Select((r, _) => r.Diagnostics), derived.Select((d, _) => d.Diagnostics));
        var places = derived.Select((d, _) => new RowPlaces(d.Derived?.Row.Class.Global ?? "", d.Places));
        DiagnosticOutputs.OfPlan(
            context, entities, tables, derivedSources, All(Places(rows), Places(cassandra), Places(stages), places));
    }

    private static IncrementalValuesProvider<T> Find<T>(
        IncrementalGeneratorInitializationContext context, string attribute, string step, Func<INamedTypeSymbol, Compilation, CancellationToken, T> parse) =>
        context.SyntaxProvider.ForAttributeWithMetadataName(attribute, static (node, _) => node is ClassDeclarationSyntax,
            (found, cancellation) => parse((INamedTypeSymbol)found.TargetSymbol, found.SemanticModel.Compilation, cancellation)).WithTrackingName(step);

    private static DocumentParse Document(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        Guard.Run(type, () => DocumentParser.Parse(type, cancellation), failure => new DocumentParse(default, null, "", failure));

    private static Func<INamedTypeSymbol, Compilation, CancellationToken, RowParse> Row(Store store) => (type, compilation, cancellation) =>
        Guard.Run(type, () => RowParser.Parse(type, store, compilation, cancellation), failure => new RowParse(null, "", default, failure));

    private static IncrementalValuesProvider<ListProperty> Lists(IncrementalValuesProvider<RowModel> rows) =>
        rows.SelectMany((r, _) => Present(r.Elements)).Select((e, _) => new ListProperty(e.DeclaringClass, e.Property));

    private static IncrementalValuesProvider<TableSource> Tables(IncrementalValuesProvider<RowParse> rows) =>
        rows.SelectMany((r, _) => Present(r.Row is { } row ? new TableSource(TableSummaries.Of(row), r.SourceHash) : null));

    private static IncrementalValuesProvider<RowPlaces> Places(IncrementalValuesProvider<RowParse> rows) =>
        rows.Select((r, _) => new RowPlaces(r.Row?.Class.Global ?? "", r.Places));

    /// <summary>What the rows of all stores give.</summary>
    private static IncrementalValueProvider<EquatableArray<T>> All<T>(params IncrementalValuesProvider<T>[] stores)
        where T : IEquatable<T>
    {
        var all = stores[0].Collect();
        foreach (var store in stores.Skip(1))
            all = all.Combine(store.Collect()).Select((both, _) => both.Left.AddRange(both.Right));
        return all.Select((items, _) => items.ToEquatable());
    }

    private static RowParse Stage(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        Guard.Run(type, () => StageParser.Parse(type, compilation, cancellation), failure => new RowParse(null, "", default, failure));

    private static DerivedParse Derived(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        Guard.Run(type, () => DerivedParser.Parse(type, cancellation), failure => new DerivedParse(null, default, failure));

    private static SharedParse Shared(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        Guard.Run(type, () => SharedParser.Parse(type, cancellation), failure => new SharedParse(null, "", failure));

    private static T[] Present<T>(T? value)
        where T : class => value is null ? [] : [value];
}
