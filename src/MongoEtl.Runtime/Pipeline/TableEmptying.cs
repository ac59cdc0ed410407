namespace MongoEtl.Runtime;

/// <summary>Empties the tables of entities together with what state knows of their rows, in the one order that a refusal or a crash cannot harm:
/// for <c>truncate</c> and for <c>migrate --truncate</c>.</summary>
public static class TableEmptying
{
    /// <summary>Empties the tables. The plan's lock must be held.</summary>
    /// <exception cref="TargetException">A table outside the plan refers to one of them; nothing was forgotten or emptied.</exception>
    public static async Task RunAsync(IStateStore state, IRowTarget target, IReadOnlyList<EntityPlan> entities, CancellationToken cancellation)
    {
        // A refusal must come before anything is forgotten: what is known of rows that stay is kept.
        await target.CheckTruncatableAsync(entities, cancellation).ConfigureAwait(false);
        // Checkpoints go first: a crash in between leaves full tables to merge into. The other way round it would leave
        // empty tables and checkpoints that say their rows are there.
        foreach (var entity in entities)
            await state.ForgetEntityAsync(entity.Name, cancellation).ConfigureAwait(false);
        await target.TruncateAsync(entities, cancellation).ConfigureAwait(false);
    }
}
