using Microsoft.Extensions.DependencyInjection;

namespace MongoEtl.Cli;

/// <summary>The whole program of a schema project: <c>return await MigratorCli.RunAsync(args, MigrationPlan.Create);</c>.</summary>
public static class MigratorCli
{
    /// <summary>Runs the verb that <paramref name="args"/> names, with results on standard output and errors on standard error.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="createPlan">The generated <c>MigrationPlan.Create</c>; called once, and not at all by verbs that need no plan.</param>
    /// <param name="services">Registers what row classes take in their constructors, a <see cref="ProjectSetting"/> for each setting that these read
    /// (through <see cref="ProjectSettings"/>, which is a service itself), and an <see cref="ISampleData"/> where there is sample data. Services must be
    /// thread-safe and deterministic.</param>
    /// <returns>The process's exit code, see <see cref="ExitCode"/>. Failures are reported, not thrown.</returns>
    public static async Task<int> RunAsync(string[] args, Func<Plan> createPlan, Action<IServiceCollection>? services = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(createPlan);
        IdleWorkers.Rest();
        using var interruption = new Interruption();
        var surroundings = Surroundings.OfProcess();
        using var invocation = new Invocation(surroundings, createPlan, services, new RealStores(), interruption.Token);
        return await Dispatcher.RunAsync(args, invocation).ConfigureAwait(false);
    }
}
