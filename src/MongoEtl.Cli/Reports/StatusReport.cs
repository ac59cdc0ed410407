using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>What <c>status</c> prints.</summary>
internal static class StatusReport
{
    public static async Task WriteAsync(TextWriter output, Plan plan, TargetSettings settings, IStateStore state,
        CancellationToken cancellation)
    {
        if (!await state.OpenForReadingAsync(plan.Name, cancellation).ConfigureAwait(false))
        {
            output.WriteLine($"{settings} has no state of plan {plan.Name}: nothing was migrated into it yet.");
            return;
        }
        output.WriteLine($"Plan {plan.Name} in {settings}");
        var holder = await state.FindHolderAsync(plan.Name, cancellation).ConfigureAwait(false);
        var run = await state.LatestRunAsync(cancellation).ConfigureAwait(false);
        if (run is not null)
            output.WriteLine(Latest(run, holder is not null));
        output.WriteLine(holder is null ? "No run is going on." : $"The plan is held by {holder}.");
        output.WriteLine();
        var letters = await state.CountDeadLettersAsync(cancellation).ConfigureAwait(false);
        foreach (var store in Enum.GetValues<Store>())
        {
            var entities = plan.Entities.Where(entity => entity.IsIn(store)).ToList();
            if (entities.Count == 0)
                continue;
            if (store == Store.Cassandra)
                output.WriteLine();
            var table = new TextTable((store == Store.Cassandra ? "in Cassandra" : "entity", false), ("mode", false),
                ("phase", false), ("parts", true), ("read", true), ("filtered", true), ("rows", true), ("dead letters", true));
            foreach (var entity in entities)
            {
                var count = letters.GetValueOrDefault((store, entity.Name));
                table.Add(await RowAsync(entity, store, state, count, cancellation).ConfigureAwait(false));
            }
            table.Write(output);
        }
        await WriteDerivedAsync(output, plan, state, cancellation).ConfigureAwait(false);
    }

    private static async Task WriteDerivedAsync(TextWriter output, Plan plan, IStateStore state, CancellationToken cancellation)
    {
        if (plan.Derived.Count == 0)
            return;
        output.WriteLine();
        var text = new TextTable(("derived table", false), ("phase", false), ("rows", true), ("changed last", true), ("derived from", false));
        foreach (var table in plan.Derived)
        {
            var name = table.AsEntity().Name;
            var found = await state.FindEntityAsync(Store.Cassandra, name, cancellation).ConfigureAwait(false);
            var counts = await state.EntityCountsAsync(Store.Cassandra, name, cancellation).ConfigureAwait(false);
            var phase = found is null ? "not begun" : found.Phase == EntityPhase.Done ? "done" : "out of date";
            var feeders = string.Join(", ", plan.FeedersOf(table).Select(feeder => feeder.Name));
            var isDone = found?.Phase == EntityPhase.Done;
            text.Add(table.Name, phase, isDone ? Numbers.Count(counts.Rows.GetValueOrDefault(table.Name)) : "",
                isDone ? Numbers.Count(counts.Changed.GetValueOrDefault(table.Name)) : "", feeders);
        }
        text.Write(output);
    }

    private static string Latest(RunRecord run, bool isHeld)
    {
        var end = (run.FinishedAt, run.Outcome) switch
        {
            ({ } finished, { } outcome) => $"{outcome} {Numbers.Moment(finished)}",
            _ when isHeld => "going on",
            _ => "ended without a word (killed?); migrate resumes it",
        };
        return $"Latest run {run.Id}: from {run.Source}, begun {Numbers.Moment(run.StartedAt)}, {end}";
    }

    private static async Task<string[]> RowAsync(
        EntityPlan entity, Store store, IStateStore state, long letters, CancellationToken cancellation)
    {
        if (await state.FindEntityAsync(store, entity.Name, cancellation).ConfigureAwait(false) is not { } found)
            return [entity.Name, "", "not begun", "", "", "", "", Numbers.Count(letters)];
        var partitions = await state.PartitionsAsync(store, entity.Name, cancellation).ConfigureAwait(false);
        var counts = await state.EntityCountsAsync(store, entity.Name, cancellation).ConfigureAwait(false);
        foreach (var partition in partitions)
            counts.Add(partition.Counts);
        return
        [
            entity.Name,
            ProgressText.Mode(store, found.Mode),
            ProgressText.Phase(store, found.Phase, found.Mode),
            $"{partitions.Count(partition => partition.IsDone)}/{partitions.Count}",
            Numbers.Count(counts.Read),
            Numbers.Count(counts.Filtered),
            Numbers.Count(counts.Rows.Values.Sum()),
            Numbers.Count(letters),
        ];
    }
}
