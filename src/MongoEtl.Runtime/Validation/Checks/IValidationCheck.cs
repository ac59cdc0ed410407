namespace MongoEtl.Runtime;

/// <summary>A check that a schema project adds to <c>validate</c>; registered as a service. It reads the stores and never writes.</summary>
public interface IValidationCheck
{
    /// <summary>What people call it.</summary>
    string Name { get; }

    /// <summary>One sentence: what must hold.</summary>
    string Description { get; }

    /// <summary>The stores it needs; it is skipped, said so, in a run without one of them.</summary>
    IReadOnlyCollection<Store> Stores { get; }

    /// <summary>Looks.</summary>
    /// <exception cref="TargetException">A store refuses: the check has then failed.</exception>
    Task<CheckResult> RunAsync(ICheckContext context, CancellationToken cancellation);
}
