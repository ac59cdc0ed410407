namespace MongoEtl.Cli;

/// <summary>Finds settings: options stand above the environment, and that above <c>.env</c>. An empty value in either of the latter
/// counts as none, as shells and compose files leave empty variables behind. In both, <c>NAME_FILE</c> may stand instead of <c>NAME</c>: it names a file
/// that holds the value, as container platforms hand out secrets.</summary>
internal sealed class SettingSources(
    IReadOnlyDictionary<string, string?> options, IReadOnlyDictionary<string, string> environment, string directory)
{
    /// <summary>What the name of a setting ends with that names a file.</summary>
    public const string FileSuffix = "_FILE";

    // Parsing the file costs 35 ms at start, so it waits until a setting is found nowhere else.
    private readonly Lazy<DotEnvFile> _file = new(() => DotEnvFile.Read(directory));

    /// <summary>False: <c>.env</c> is not looked at.</summary>
    public bool HasFile { get; init; } = true;

    /// <summary>The setting's value, or null when it is set nowhere.</summary>
    /// <exception cref="UsageException"><c>.env</c> or the setting's file cannot be read, or both forms are set in one place.</exception>
    public SettingValue? Find(SettingDefinition setting)
    {
        if (setting.Option is { } option && options.GetValueOrDefault(option) is { } typed)
            return new SettingValue(setting, typed, $"--{option}");
        return Of(setting, InEnvironment) ?? (HasFile ? Of(setting, InFile) : null);
    }

    private (string Text, string Origin)? InEnvironment(string name) =>
        environment.GetValueOrDefault(name) is { Length: > 0 } variable ? (variable, "the environment") : null;

    private (string Text, string Origin)? InFile(string name) =>
        _file.Value.Find(name) is { Text.Length: > 0 } line ? (line.Text, $"{DotEnvFile.Name}, line {line.Line}") : null;

    private SettingValue? Of(SettingDefinition setting, Func<string, (string Text, string Origin)?> find)
    {
        var (value, file) = (find(setting.Name), find(setting.Name + FileSuffix));
        if (value is not null && file is not null)
            throw new UsageException($"{setting.Name} (from {value.Value.Origin}) and {setting.Name}{FileSuffix} (from {file.Value.Origin}) are both set: " +
                "keep one of them.");
        if (file is { } named)
            return new SettingValue(setting, Content(setting, named.Text, named.Origin), $"the file that {setting.Name}{FileSuffix} names") { IsHidden = true };
        return value is { } direct ? new SettingValue(setting, direct.Text, direct.Origin) : null;
    }

    private string Content(SettingDefinition setting, string path, string origin)
    {
        var name = $"{setting.Name}{FileSuffix} (from {origin})";
        try
        {
            var text = File.ReadAllText(Path.GetFullPath(path, directory)).TrimEnd('\r', '\n');
            return text.Length > 0 ? text : throw new UsageException($"{name} names a file that is empty: write the value of {setting.Name} into it.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // Without the path: somebody may have put the secret itself there.
            throw new UsageException($"{name} names no file that can be read: write the path of a file that holds the value of {setting.Name}.");
        }
    }
}
