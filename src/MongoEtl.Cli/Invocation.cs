using Microsoft.Extensions.DependencyInjection;
using MongoEtl.Runtime;

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
    private readonly Lazy<ServiceSetup> _setup = new(() => ServiceSetup.Of(configure, surroundings));

    public Surroundings Surroundings { get; } = surroundings;

    /// <summary>Opens sources and targets.</summary>
    public IStores Stores { get; } = stores;

    public TextWriter Out => Surroundings.Out;

    /// <summary>Set when the process was asked to stop.</summary>
    public CancellationToken Cancellation { get; } = cancellation;

    public Plan Plan => _plan.Value;

    /// <summary>The user's services.</summary>
    public IServiceProvider Services => _setup.Value.Services;

    /// <summary>The settings that the schema project declares.</summary>
    public IReadOnlyList<SettingDefinition> DeclaredSettings => _setup.Value.Declared;

    /// <summary>Gives the schema project's services a setting that stands above what is set, before the first of them is made.</summary>
    public void Supply(string setting, string value) => _setup.Value.Settings?.Supply(setting, value);

    /// <summary>Makes every service that a run over these entities asks for, so that a setting which is absent or wrong shows before anything is opened or
    /// written.</summary>
    /// <exception cref="SettingException">A setting is absent or wrong.</exception>
    public void RequireServices(IReadOnlyList<EntityPlan> entities)
    {
        foreach (var entity in Migration.Encoded(Plan, entities))
            entity.CreateEncoder(Services);
    }

    /// <summary>Makes the services through which a validation of these entities compares encrypted columns, so that one that is absent
    /// shows before anything is read.</summary>
    /// <exception cref="SettingException">A setting is absent or wrong.</exception>
    public void RequireComparers(IReadOnlyList<EntityPlan> entities)
    {
        var columns = entities.SelectMany(entity => entity.Tables.SelectMany(table => table.Columns))
            .Concat(entities.SelectMany(entity => entity.CassandraTables.SelectMany(table => table.Columns)))
            .Concat(Plan.FedBy(entities).SelectMany(derived => derived.Table.Columns));
        foreach (var column in columns)
            column.Encryption?.Comparer(Services);
    }

    /// <summary>The schema project's sample data.</summary>
    /// <exception cref="VerbFailedException">It has none.</exception>
    public ISampleData SampleData =>
        Services.GetService<ISampleData>() ?? throw new VerbFailedException(
            "This program has no sample data. Its Program.cs can supply some: MigratorCli.RunAsync(args, MigrationPlan.Create, " +
            "services => services.AddSingleton<ISampleData, YourSampleData>()).");

    public void Dispose()
    {
        if (_setup.IsValueCreated && _setup.Value.Services is IDisposable disposable)
            disposable.Dispose();
    }
}
