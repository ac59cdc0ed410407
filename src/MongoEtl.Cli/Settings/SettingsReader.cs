using System.Globalization;

namespace MongoEtl.Cli;

/// <summary>Turns texts into values and gathers what is wrong, so that one message lists all of it.</summary>
internal sealed partial class SettingsReader(SettingSources sources)
{
    private readonly List<string> _problems = [];

    /// <summary>What is wrong so far.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Adds a problem in words of the caller.</summary>
    public void Add(string problem) => _problems.Add(problem);

    /// <summary>Ends reading.</summary>
    /// <exception cref="UsageException">Something was wrong.</exception>
    public void ThrowIfWrong()
    {
        if (_problems.Count > 0)
            throw new UsageException(_problems);
    }

    /// <summary>A value that must be given; empty after a problem.</summary>
    public string RequiredName(SettingDefinition setting)
    {
        if (Required(setting) is not { } value)
            return "";
        // Whole addresses and connection strings hold passwords, and messages show names.
        return value.Text.Contains("://", StringComparison.Ordinal) || value.Text.AsSpan().ContainsAny(";=")
            ? Wrong(value, $"holds a whole address or connection string, where only a name belongs: write for example {setting.Example}")
            : value.Text;
    }

    /// <summary>A TCP port, or the setting's default.</summary>
    public int Port(SettingDefinition setting)
    {
        var fallback = int.Parse(setting.Default!, CultureInfo.InvariantCulture);
        if (sources.Find(setting) is not { } value)
            return fallback;
        if (int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535)
            return port;
        Wrong(value, "write a number from 1 to 65535", "");
        return fallback;
    }

    /// <summary>One of some words, or the setting's default.</summary>
    public string OneOf(SettingDefinition setting, IReadOnlyList<string> words)
    {
        if (sources.Find(setting) is not { } value)
            return setting.Default!;
        if (words.FirstOrDefault(word => word.Equals(value.Text, StringComparison.OrdinalIgnoreCase)) is { } word)
            return word;
        Wrong(value, $"write one of {string.Join(", ", words)}", "");
        return setting.Default!;
    }

    /// <summary>Whether the setting is there at all.</summary>
    public bool IsSet(SettingDefinition setting) => sources.Find(setting) is { Text.Length: > 0 };

    /// <summary>Names with commas between them, at least one; blanks around them do not count.</summary>
    public IReadOnlyList<string> Names(SettingDefinition setting)
    {
        if (Required(setting) is not { } value)
            return [];
        if (value.Text.Contains("://", StringComparison.Ordinal) || value.Text.Contains('@', StringComparison.Ordinal))
        {
            Wrong(value, $"holds a whole address, where only names belong: write for example {setting.Example}");
            return [];
        }
        var names = value.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0)
            Wrong(value, $"holds no name: write for example {setting.Example}");
        return names;
    }

    /// <summary>The path of a file that is there, or null.</summary>
    public string? ExistingFile(SettingDefinition setting)
    {
        if (sources.Find(setting) is not { } value)
            return null;
        if (File.Exists(value.Text))
            return value.Text;
        Wrong(value, "names no file that is there");
        return null;
    }

    /// <summary>Any text, or null.</summary>
    public string? Optional(SettingDefinition setting) => sources.Find(setting)?.Text;

    /// <summary>32 bytes written as 64 hexadecimal digits; null when absent and not needed.</summary>
    public byte[]? Key(SettingDefinition setting, string? neededFor)
    {
        if (sources.Find(setting) is not { } value)
        {
            if (neededFor is not null)
                _problems.Add($"{setting.Name} is not set, and {neededFor}: write 64 hexadecimal digits, for example what `openssl rand " +
                    $"-hex 32` prints.");
            return null;
        }
        if (value.Text.Length == 64 && value.Text.All(char.IsAsciiHexDigit))
            return Convert.FromHexString(value.Text);
        var what = value.Text.Length == 64 ? "has characters that are not hexadecimal digits" : $"has {value.Text.Length} characters";
        Wrong(value, $"{what}: write 64 hexadecimal digits, for example what `openssl rand -hex 32` prints");
        return null;
    }

    private SettingValue? Required(SettingDefinition setting)
    {
        if (sources.Find(setting) is { Text.Length: > 0 } value)
            return value;
        var option = setting.Option is null ? "" : $", or --{setting.Option} {setting.Example}";
        _problems.Add($"{setting.Name} is not set: write for example {setting.Name}={setting.Example} in the environment or in " +
            $".env{option}.");
        return null;
    }

    private string Wrong(SettingValue value, string remedy, string joint = " ")
    {
        _problems.Add(joint.Length == 0 ? $"{value.Shown}: {remedy}." : $"{value.Shown} {remedy}.");
        return "";
    }
}
