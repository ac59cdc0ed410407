using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.Runtime;

/// <summary>Makes the changes that a comparison found, one after the other, and records each. Broken off anywhere, it is resumed by
/// comparing
/// anew: what was made is no difference any more.</summary>
internal static class SchemaApplication
{
    /// <param name="store">The store.</param>
    /// <param name="steps">The changes.</param>
    /// <param name="journal">Where they are recorded.</param>
    /// <param name="plan">The plan's name.</param>
    /// <param name="done">Called after each.</param>
    /// <param name="cancellation">Stops between statements.</param>
    /// <exception cref="TargetException">A statement was refused; those before it stand.</exception>
    public static async Task RunAsync(
        ISchemaStore store, IReadOnlyList<SchemaStep> steps, ISchemaJournal journal, string plan, Action<SchemaStep> done,
            CancellationToken cancellation)
    {
        foreach (var step in steps)
        {
            var name = store.Store.ToString().ToLowerInvariant();
            var id = await journal.BeginAsync(plan, name, ChangeText.Of(step.Change), [.. step.Statements.Select(s => s.Text)],
                cancellation).ConfigureAwait(false);
            foreach (var statement in step.Statements)
                await store.RunAsync(statement, cancellation).ConfigureAwait(false);
            await journal.EndAsync(id, cancellation).ConfigureAwait(false);
            done(step);
        }
    }
}
