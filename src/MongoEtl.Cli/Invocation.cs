using Microsoft.Extensions.DependencyInjection;

namespace MongoEtl.Cli;

/// <summary>One run of the program: the plan, the user's services and the surroundings. Both are made on first use,
/// because many verbs need neither.</summary>
internal sealed class Invocation(
    Surroundings surroundings,
    Func<Plan> createPlan,
    Action<IServiceCollection>? configure,
    IStores stores,
    CancellationToken cancellation) : IDisposable
{
    private readonly Lazy<Plan> _plan = new(createPlan);
    private readonly Lazy<IServiceProvider> _services = new(() => BuildServices(configure));

    public Surroundings Surroundings { get; } = surroundings;

    /// <summary>Opens sources and targets.</summary>
    public IStores Stores { get; } = stores;

    public TextWriter Out => Surroundings.Out;

    /// <summary>Set when the process was asked to stop.</summary>
    public CancellationToken Cancellation { get; } = cancellation;

    public Plan Plan => _plan.Value;

    /// <summary>The user's services.</summary>
    public IServiceProvider Services => _services.Value;

    /// <summary>The schema project's sample data.</summary>
    /// <exception cref="VerbFailedException">It has none.</exception>
    public ISampleData SampleData =>
        Services.GetService<ISampleData>() ?? throw new VerbFailedException(
            "This program has no sample data. Its Program.cs can supply some: MigratorCli.RunAsync(args, MigrationPlan.Create, " +
            "services => services.AddSingleton<ISampleData, YourSampleData>()).");

    // Building a container costs some 15 ms at start, so a program without services gets none.
    private static IServiceProvider BuildServices(Action<IServiceCollection>? configure)
    {
        if (configure is null)
            return NoServices.Instance;
        var services = new ServiceCollection();
        configure(services);
        return services.BuildServiceProvider();
    }

    public void Dispose()
    {
        if (_services.IsValueCreated && _services.Value is IDisposable disposable)
            disposable.Dispose();
    }
}
