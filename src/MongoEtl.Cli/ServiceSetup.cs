using Microsoft.Extensions.DependencyInjection;

namespace MongoEtl.Cli;

/// <summary>The schema project's services and the settings that it declares for them.</summary>
/// <param name="Services">The services; each is made when first asked for.</param>
/// <param name="Settings">What services read settings through; null in a program without services.</param>
/// <param name="Declared">The settings in the order of their registration.</param>
internal sealed record ServiceSetup(IServiceProvider Services, ProjectSettings? Settings, IReadOnlyList<SettingDefinition> Declared)
{
    /// <summary>Registers them. Building a container costs some 15 ms at start, so a program without services gets none.</summary>
    public static ServiceSetup Of(Action<IServiceCollection>? configure, Surroundings surroundings)
    {
        if (configure is null)
            return new ServiceSetup(NoServices.Instance, null, []);
        var settings = new ProjectSettings(new SettingSources(new Dictionary<string, string?>(), surroundings.Environment, surroundings.Directory));
        var services = new ServiceCollection().AddSingleton(settings);
        configure(services);
        var declared = services.Select(service => service.ServiceType == typeof(ProjectSetting) ? service.ImplementationInstance : null)
            .OfType<ProjectSetting>().ToList();
        settings.Declare(declared);
        return new ServiceSetup(services.BuildServiceProvider(), settings, [.. declared.Select(setting => setting.Definition)]);
    }
}
