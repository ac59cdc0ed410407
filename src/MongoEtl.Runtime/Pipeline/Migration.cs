namespace MongoEtl.Runtime;

/// <summary>Runs a plan: keys first, then rows wave by wave, then what comes after the rows. Everything a run does starts here, in this order.</summary>
public static class Migration
{
    /// <summary>The entities that a run makes encoders of: those that it writes, and those whose keys it may have to find for them.</summary>
    public static IReadOnlyList<EntityPlan> Encoded(Plan plan, IReadOnlyList<EntityPlan> written)
    {
        var ordinals = written.Select(entity => plan.Entities.ToList().IndexOf(entity)).ToList();
        var referred = EntitySelection.Referred(plan, ordinals).Select(ordinal => plan.Entities[ordinal]);
        return [.. written, .. referred.Where(entity => entity.NeedsKeyPass)];
    }

    /// <summary>Runs or resumes the plan. Once something may have been written, the run's end is recorded in state and a report is returned, also for
    /// a run that failed or was interrupted; what stops it before that is thrown.</summary>
    /// <exception cref="MigrationException">An unknown entity, no collection at all, a missing key, or an unfinished load that cannot go on.</exception>
    /// <exception cref="PlanHeldException">Another process runs the plan.</exception>
    /// <exception cref="SourceException">The source cannot be read at all.</exception>
    /// <exception cref="TargetException">The target cannot be reached, or a table has another shape.</exception>
    public static Task<MigrationReport> RunAsync(
        Plan plan, MigrationPorts ports, MigrationOptions options, IMigrationProgress progress, CancellationToken cancellation)
    {
        if (options.Limit is { } limit)
            ports = ports with { Source = new LimitedSource(ports.Source, limit) };
        return options.DryRun
            ? new DryRun(plan, ports, options, progress).RunAsync(cancellation)
            : new MigrationRun(new RunContext(plan, ports, options, progress)).RunAsync(cancellation);
    }
}
