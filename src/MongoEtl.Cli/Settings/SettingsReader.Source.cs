using MongoEtl.Runtime;
using MongoEtl.Sources;

namespace MongoEtl.Cli;

/// <summary>Reads the setting of the source: a path or an address.</summary>
internal sealed partial class SettingsReader
{
    private const string Remedy = "write the path of a mongodump folder or archive file, or mongodb://HOST/DATABASE";

    /// <summary>The source, leaving what is wrong with this reader.</summary>
    public SourceSettings Source(string directory)
    {
        var concern = sources.Find(KnownSettings.MongoReadConcern) is null
            ? null
            : OneOf(KnownSettings.MongoReadConcern, MongoSourceOptions.ReadConcerns);
        if (Required(KnownSettings.MongoUri) is not { } value)
            return SourceSettings.Dump("");
        if (IsAddress(value.Text))
            return Server(value, concern);
        if (concern is not null)
        {
            _problems.Add($"--source-read-concern and {KnownSettings.MongoReadConcern.Name} are for servers, and the source is a dump: " +
                "leave them out.");
        }
        return SourceSettings.Dump(DumpPath(value, directory));
    }

    private static bool IsAddress(string text) => text.StartsWith("mongodb://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("mongodb+srv://", StringComparison.OrdinalIgnoreCase);

    private SourceSettings Server(SettingValue value, string? concern)
    {
        try
        {
            return new SourceSettings(value.Text, MongoSource.NameOf(value.Text), IsServer: true) { ReadConcern = concern };
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
