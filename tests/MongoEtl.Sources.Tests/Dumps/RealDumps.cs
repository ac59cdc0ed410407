namespace MongoEtl.Sources.Tests;

/// <summary>Where the real dumps are: <c>$MONGOETL_DATA/dump</c>, or <c>shared/data/dump</c> beside the repository.</summary>
internal static class RealDumps
{
    /// <summary>The dump folder; skips the test where there is none.</summary>
    public static string Folder()
    {
        if (Environment.GetEnvironmentVariable("MONGOETL_DATA") is { Length: > 0 } named)
            return Path.Combine(named, "dump");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var dump = Path.Combine(folder.FullName, "shared", "data", "dump");
            if (Directory.Exists(dump))
                return dump;
        }

        Assert.Skip("the real dumps are absent: set MONGOETL_DATA to the folder that holds \"dump\"");
        return "";
    }
}
