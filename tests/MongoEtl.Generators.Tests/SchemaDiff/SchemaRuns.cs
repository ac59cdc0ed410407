using MongoEtl.Generators.SchemaDiff;
using MongoEtl.Generators.Tests.Compiling;

namespace MongoEtl.Generators.Tests.SchemaDiff;

/// <summary>What a run of the generator found of the schema.</summary>
internal static class SchemaRuns
{
    public static SchemaDiffModel Model(GeneratorRun run) =>
        (SchemaDiffModel)run.Result.Results[0].TrackedSteps[StepNames.SchemaDiff].Single().Outputs.Single().Value;

    /// <summary>What <c>schema accept</c> would write.</summary>
    public static string LockOf(GeneratorRun run) => LockWriter.Write(Model(run).Accepted);
}
