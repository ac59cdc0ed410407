using MongoEtl.Runtime;
using MongoEtl.Sources;

namespace MongoEtl.Cli;

/// <summary>Reads the setting of the source: a path, an address, or a file that holds one.</summary>
internal sealed partial class SettingsReader
{
    private const string Remedy = "write the path of a mongodump folder or archive file, or mongodb://HOST/DATABASE";

    /// <summary>The source, leaving what is wrong with this reader.</summary>
    public SourceSettings Source(string directory)
    {
        var concern = sources.Find(KnownSettings.MongoReadConcern) is null
            ? null
            : OneOf(KnownSettings.MongoReadConcern, MongoSourceOptions.ReadConcerns);
        if (sources.Find(KnownSettings.MongoUri) is null && sources.Find(KnownSettings.MongoUriFile) is { } file)
            return FromFile(file, directory, concern);
        if (Required(KnownSettings.MongoUri) is not { } value)
            return SourceSettings.Dump("");
        if (IsAddress(value.Text))
            return Server(value, value.Text, concern);
        if (concern is not null)
        {
            _problems.Add($"--source-read-concern and {KnownSettings.MongoReadConcern.Name} are for servers, and the source is a dump: " +
                "leave them out.");
        }
        return SourceSettings.Dump(DumpPath(value, directory));
    }

    private static bool IsAddress(string text) => text.StartsWith("mongodb://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("mongodb+srv://", StringComparison.OrdinalIgnoreCase);

    private SourceSettings FromFile(SettingValue file, string directory, string? concern)
    {
        try
        {
            var address = File.ReadAllText(Path.GetFullPath(file.Text, directory)).Trim();
            if (IsAddress(address))
                return Server(file, address, concern);
            Wrong(file, "names a file whose content is no address: write one line into it that begins with mongodb:// or mongodb+srv://");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Wrong(file, "names no file that can be read: write the path of a file that holds the address");
        }
        return SourceSettings.Dump("");
    }

    private SourceSettings Server(SettingValue value, string address, string? concern)
    {
        try
        {
            return new SourceSettings(address, MongoSource.NameOf(address), IsServer: true) { ReadConcern = concern };
        }
        catch (SourceException wrong)
        {
            // Its message repeats nothing that may be a password.
            _problems.Add($"{value.Shown}: {wrong.Message}");
            return SourceSettings.Dump("");
        }
    }

    private string DumpPath(SettingValue value, string directory)
    {
        if (value.Text.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            return value.Text;
        if (value.Text.Contains("://", StringComparison.Ordinal))
            return Wrong(value, $"is neither a path nor an address: {Remedy}");
        var path = Path.GetFullPath(value.Text, directory);
        return Directory.Exists(path) || File.Exists(path)
            ? path
            : Wrong(value, $"names nothing that exists: {Remedy}");
    }
}
