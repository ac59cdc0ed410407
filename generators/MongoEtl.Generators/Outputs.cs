using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Emit;
using MongoEtl.Generators.Emit.Filters;
using MongoEtl.Generators.Model;
using MongoEtl.Generators.Parsing;
using MongoEtl.Generators.Parsing.Filters;
using MongoEtl.Generators.Planning;

namespace MongoEtl.Generators;

/// <summary>Wires models to the files written from them.</summary>
internal static class Outputs
{
    public static void Views(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<DocumentParse> collections,
        IncrementalValuesProvider<DocumentParse> embedded,
        IncrementalValueProvider<EquatableArray<ListProperty>> lists)
    {
        foreach (var documents in new[] { collections, embedded })
        {
            var own = documents.Where(d => d.Views.Count > 0).Select((d, _) => d.Views[d.Views.Count - 1]);
            Register(own.WithTrackingName(StepNames.Views));
        }
        // A base is written once, however many classes derive from it.
        var bases = collections.Collect().Combine(embedded.Collect())
            .SelectMany((both, _) => both.Left.Concat(both.Right).SelectMany(d => d.Views).Where(v => !v.HasAttribute).Distinct())
            .WithTrackingName(StepNames.BaseViews);
        Register(bases);

        void Register(IncrementalValuesProvider<ViewModel> views) => context.RegisterSourceOutput(
            views.Combine(lists).Select((v, _) => ListRules.Apply(v.Left, v.Right)),
            (output, view) => Guard.Add(output, view.Class.Dotted + ".View.g.cs", view.Class.Name, () => ViewEmitter.Emit(view)));
    }

    public static void Rows(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<RowModel> rows) =>
        context.RegisterSourceOutput(rows, (output, row) =>
        {
            Guard.Add(output, row.Class.Dotted + ".Copy.g.cs", row.Class.Name, () => CopyEmitter.Emit(row));
            Guard.Add(output, row.Class.Dotted + ".Table.g.cs", row.Class.Name, () => TableEmitter.Emit(row));
        });

    public static void CassandraRows(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<RowModel> rows) =>
        context.RegisterSourceOutput(rows, (output, row) =>
            Guard.Add(output, row.Class.Dotted + ".Cql.g.cs", row.Class.Name, () => CqlEmitter.Emit(row)));

    public static void Stages(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<RowModel> rows) =>
        context.RegisterSourceOutput(rows, (output, row) =>
            Guard.Add(output, row.Class.Dotted + ".Stage.g.cs", row.Class.Name, () => StageEmitter.Emit(row)));

    public static void Derived(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<DerivedModel> derived) =>
        context.RegisterSourceOutput(derived, (output, model) =>
            Guard.Add(output, model.Row.Class.Dotted + ".Derived.g.cs", model.Row.Class.Name, () => DerivedEmitter.Emit(model)));

    public static void Shared(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<SharedModel> shared) =>
        context.RegisterSourceOutput(shared, (output, s) =>
            Guard.Add(output, s.Class.Dotted + ".Once.g.cs", s.Class.Name, () => PerDocumentEmitter.Emit(s)));

    public static void Encoders(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<EntityModel> entities,
        IncrementalValueProvider<EquatableArray<TableSource>> tables,
        IncrementalValueProvider<EquatableArray<SharedSource>> shared)
    {
        var encoders = entities.Combine(tables).Combine(shared).Select((inputs, _) => Encoder(inputs.Left.Left, inputs.Left.Right, inputs.Right))
            .WithTrackingName(StepNames.Encoders);
        context.RegisterSourceOutput(encoders, (output, encoder) =>
            Guard.Add(output, encoder.Entity.Class.Dotted + ".Entity.g.cs", encoder.Entity.Class.Name, () => EncoderEmitter.Emit(encoder)));
    }

    private static EncoderModel Encoder(EntityModel entity, EquatableArray<TableSource> tables, EquatableArray<SharedSource> shared) => new(
        entity,
        tables.Select(t => t.Table).Where(t => t.Document == entity.Class.Global)
            .OrderBy(t => t.Store).ThenBy(t => t.Class.Dotted, StringComparer.Ordinal).ToEquatable(),
        shared.Select(s => s.Shared).Where(s => s.Document == entity.Class.Global).OrderBy(s => s.Class.Dotted, StringComparer.Ordinal).ToEquatable());

    public static void Filters(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<EntityModel> entities)
    {
        var filters = entities.Where(e => e.Filter is not null).Select((e, _) => new FilterSource(e.Class, EncoderEmitter.FilterName(e), e.Filter!))
            .WithTrackingName(StepNames.Filters);
        context.RegisterSourceOutput(filters, (output, filter) => Guard.Add(output, filter.Class.Dotted + ".Filter.g.cs", filter.Class.Name,
            () => FilterEmitter.Emit(filter.Name, filter.Class.Namespace, FilterParser.Parse(filter.Text).Filter!)));
    }

    public static void Plan(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<EntitySource>> entities,
        IncrementalValueProvider<EquatableArray<TableSource>> tables,
        IncrementalValueProvider<EquatableArray<SharedSource>> shared,
        IncrementalValueProvider<EquatableArray<DerivedSource>> derived)
    {
        var names = context.CompilationProvider.Select((c, _) => c.AssemblyName ?? "plan").Combine(RootNamespace(context));
        var plan = entities.Combine(tables).Combine(shared).Combine(derived).WithTrackingName(StepNames.Plan);
        context.RegisterSourceOutput(plan.Combine(names), (output, inputs) =>
        {
            var ((((entitySources, tableSources), sharedSources), derivedSources), (assembly, root)) = inputs;
            if (entitySources.Count == 0)
                return;
            Guard.Add(output, "MigrationPlan.g.cs", "the plan", () => PlanEmitter.Emit(Build(), derivedSources, assembly, root));
            Guard.Add(output, "KeyTargets.g.cs", "the plan", () => KeyTargetsEmitter.Emit(Build()));

            PlanModel Build() => PlanBuilder.Build(entitySources, tableSources, sharedSources);
        });
    }

    /// <summary>Where classes go that stand for the whole project.</summary>
    public static IncrementalValueProvider<string> RootNamespace(IncrementalGeneratorInitializationContext context)
    {
        var named = context.AnalyzerConfigOptionsProvider
            .Select((o, _) => o.GlobalOptions.TryGetValue("build_property.RootNamespace", out var root) ? root : "");
        return context.CompilationProvider.Select((c, _) => c.AssemblyName ?? "plan").Combine(named)
            .Select((n, _) => NameTranslation.ToNamespace(n.Right.Length > 0 ? n.Right : n.Left));
    }
}
