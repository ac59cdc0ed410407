namespace MongoEtl.Cli;

/// <summary>Finds settings: options stand above the environment, and that above <c>.env</c>. An empty value in either of the latter
/// counts as none, as shells and compose files leave empty variables behind.</summary>
internal sealed class SettingSources(
    IReadOnlyDictionary<string, string?> options, IReadOnlyDictionary<string, string> environment, string directory)
{
    // Parsing the file costs 35 ms at start, so it waits until a setting is found nowhere else.
    private readonly Lazy<DotEnvFile> _file = new(() => DotEnvFile.Read(directory));

    /// <summary>The setting's value, or null when it is set nowhere.</summary>
    /// <exception cref="UsageException"><c>.env</c> cannot be read.</exception>
    public SettingValue? Find(SettingDefinition setting)
    {
        if (setting.Option is { } option && options.GetValueOrDefault(option) is { } typed)
            return new SettingValue(setting, typed, $"--{option}");
        if (environment.GetValueOrDefault(setting.Name) is { Length: > 0 } variable)
            return new SettingValue(setting, variable, "the environment");
        if (_file.Value.Find(setting.Name) is { Text.Length: > 0 } line)
            return new SettingValue(setting, line.Text, $"{DotEnvFile.Name}, line {line.Line}");
        return null;
    }
}
