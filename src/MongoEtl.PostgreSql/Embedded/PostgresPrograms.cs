using System.Globalization;

namespace MongoEtl.PostgreSql;

/// <summary>Finds PostgreSQL's own programs (<c>initdb</c>, <c>pg_ctl</c>) on this machine.</summary>
public static class PostgresPrograms
{
    /// <summary>Where packages put versions side by side, outside the PATH.</summary>
    private static readonly (string Parent, string Prefix)[] PackageFolders =
        [("/usr/lib/postgresql", ""), ("/usr", "pgsql-"), ("/opt/homebrew/opt", "postgresql@"), ("/usr/local/opt", "postgresql@")];

    /// <summary>The folder that holds the programs: of the PATH, else the newest version where
    /// packages put them; null when there is none.</summary>
    public static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(IsComplete)
        ?? PackageFolders.SelectMany(Versions).OrderByDescending(folder => folder.Version).Select(folder => folder.Bin).FirstOrDefault();

    private static IEnumerable<(double Version, string Bin)> Versions((string Parent, string Prefix) place) =>
        from folder in Directory.Exists(place.Parent) ? Directory.GetDirectories(place.Parent, place.Prefix + "*") : []
        let bin = Path.Combine(folder, "bin")
        where double.TryParse(Path.GetFileName(folder)[place.Prefix.Length..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) && IsComplete(bin)
        select (double.Parse(Path.GetFileName(folder)[place.Prefix.Length..], CultureInfo.InvariantCulture), bin);

    private static bool IsComplete(string bin) =>
        File.Exists(Path.Combine(bin, "initdb")) && File.Exists(Path.Combine(bin, "pg_ctl")) && File.Exists(Path.Combine(bin, "postgres"));
}
