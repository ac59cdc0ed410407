namespace MongoEtl.Runtime;

/// <summary>Reads the source again, compares the rows it gives with those that stand in the stores, runs the checks, and repairs.</summary>
public static class Validation
{
    /// <summary>Validates under the plan's lock. Without a repair nothing is written but what is needed to compare, which is removed at the
    /// end.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="ports">The stores and the source.</param>
    /// <param name="options">What and how.</param>
    /// <param name="checks">Checks that are run besides.</param>
    /// <param name="progress">Watches.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="MigrationException">An unknown entity, or one that was not migrated to its end.</exception>
    /// <exception cref="PlanHeldException">Another process runs the plan.</exception>
    /// <exception cref="SourceException">The source cannot be read.</exception>
    /// <exception cref="TargetException">A store cannot be read, or written by the repair.</exception>
    public static Task<ValidationReport> RunAsync(
        Plan plan,
        MigrationPorts ports,
        ValidationOptions options,
        IReadOnlyList<IValidationCheck> checks,
        IMigrationProgress progress,
        CancellationToken cancellation) => new ValidationRun(plan, ports, options, checks, progress).RunAsync(cancellation);
}
