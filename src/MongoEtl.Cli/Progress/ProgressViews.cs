using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>Chooses how progress is shown.</summary>
internal static class ProgressViews
{
    /// <summary>Live on a terminal, plain lines otherwise (and without loading Spectre.Console at all).</summary>
    public static IProgressView For(Surroundings surroundings, IReadOnlyList<EntityPlan> entities, TargetStores stores) =>
        surroundings.IsTerminal ? Live(surroundings, [.. stores.Legs(entities)]) : new PlainProgress(surroundings.Out, surroundings.Clock);

    private static LiveProgress Live(Surroundings surroundings, IReadOnlyList<(string Entity, Store Store)> legs) =>
        new(surroundings.Out, surroundings.UseColor, legs);
}
