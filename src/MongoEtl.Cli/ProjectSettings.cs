namespace MongoEtl.Cli;

/// <summary>The settings that a schema project declares as <see cref="ProjectSetting"/>s, and <c>ENCRYPTION_KEY</c>: from the environment, else from
/// <c>.env</c>, in either place also as <c>NAME_FILE</c>, which names a file that holds the value. Services take it in their constructors or
/// factories. Thread-safe.</summary>
public sealed class ProjectSettings
{
    private readonly SettingSources _sources;
    private readonly Dictionary<string, SettingDefinition> _known = new(StringComparer.Ordinal)
    {
        [KnownSettings.EncryptionKey.Name] = KnownSettings.EncryptionKey,
    };

    private readonly Dictionary<string, string> _supplied = new(StringComparer.Ordinal);

    internal ProjectSettings(SettingSources sources) => _sources = sources;

    /// <summary>Settings of these values and no others, for tests of services.</summary>
    /// <param name="values">Values by name.</param>
    /// <param name="declared">The project's settings.</param>
    public static ProjectSettings Of(IReadOnlyDictionary<string, string> values, IEnumerable<ProjectSetting> declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        var settings = new ProjectSettings(new SettingSources(new Dictionary<string, string?>(), values, Path.GetTempPath()) { HasFile = false });
        settings.Declare(declared);
        return settings;
    }

    /// <summary>The setting's value, or null when it is set nowhere or is empty.</summary>
    /// <exception cref="SettingException">Its file cannot be read, or both forms of it are set.</exception>
    /// <exception cref="ArgumentException">The project declares no such setting.</exception>
    public string? Find(string name) => Value(name)?.Text;

    /// <summary>The setting's value.</summary>
    /// <exception cref="SettingException">It is set nowhere; or as for <see cref="Find"/>.</exception>
    /// <exception cref="ArgumentException">The project declares no such setting.</exception>
    public string Require(string name) => Find(name) ?? throw new SettingException(
        $"{name} is not set: write {name}={_known[name].Example} in the environment or in .env, or let {name}{SettingSources.FileSuffix} name a file that "
        + "holds it.");

    /// <summary>What to throw when the value is of no use. The message names where it comes from, and shows it unless it is secret.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="remedy">What to write instead, without a full stop.</param>
    public SettingException Wrong(string name, string remedy) => new($"{Value(name)?.Shown ?? name}: {remedy}.");

    /// <summary>Makes settings known.</summary>
    internal void Declare(IEnumerable<ProjectSetting> declared)
    {
        foreach (var setting in declared)
            _known.TryAdd(setting.Name, setting.Definition);
    }

    /// <summary>A value that stands above all others, before the first service is made.</summary>
    internal void Supply(string name, string value) => _supplied[name] = value;

    private SettingValue? Value(string name)
    {
        if (!_known.TryGetValue(name, out var setting))
            throw new ArgumentException($"{name} is no setting of this program: register a ProjectSetting of this name beside the services.", nameof(name));
        if (_supplied.TryGetValue(name, out var text))
            return new SettingValue(setting, text, "the demo");
        try
        {
            return _sources.Find(setting);
        }
        catch (UsageException error)
        {
            throw new SettingException(error.Message, error);
        }
    }
}
