using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Tests.Compiling;

namespace MongoEtl.Generators.Tests.Running;

/// <summary>Source and output compiled, loaded and run.</summary>
internal sealed class CompiledPlan
{
    private CompiledPlan(Assembly assembly, Plan plan) => (Assembly, Plan) = (assembly, plan);

    public Assembly Assembly { get; }

    public Plan Plan { get; }

    public static CompiledPlan Of(params string[] sources) => Of(GeneratorRun.Of(sources));

    public static CompiledPlan Of(GeneratorRun run)
    {
        using var bytes = new MemoryStream();
        var emitted = run.Output.Emit(bytes);
        emitted.Success.ShouldBeTrue(string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        bytes.Position = 0;
        var assembly = new AssemblyLoadContext(null).LoadFromStream(bytes);
        return new(assembly, (Plan)assembly.GetType("Town.MigrationPlan")!.GetMethod("Create")!.Invoke(null, null)!);
    }

    public EntityPlan Entity(string name) => Plan.Entities.Single(e => e.Name == name);

    /// <summary>An encoder with its buffers.</summary>
    public EncoderUnderTest Encoder(string entity, IServiceProvider? services = null) => new(Plan, Entity(entity), services ?? new NoServices());

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
