namespace MongoEtl.IntegrationTests.Servers;

/// <summary>PostgreSQL's own programs on this machine, found without the library's help.</summary>
internal static class PostgresPrograms
{
    /// <summary>The folder of <c>initdb</c> and <c>postgres</c>: of those on the PATH or in Debian's place the newest; null when there is
    /// none.</summary>
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(Version).Select(folder => Path.Combine(folder, "bin"))
            : [];
        return path.Concat(debian).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    private static int Version(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;
}
