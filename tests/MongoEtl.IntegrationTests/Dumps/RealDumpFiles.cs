namespace MongoEtl.IntegrationTests.Dumps;

/// <summary>Where the real dumps are: <c>$MONGOETL_DATA/dump</c>, or <c>shared/data/dump</c> beside the repository.</summary>
internal static class RealDumpFiles
{
    /// <summary>The dump folder; skips the test where there is none, unless absence is a failure.</summary>
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

        const string absent = "the real dumps are absent: set MONGOETL_DATA to the folder that holds \"dump\"";
        if (Environment.GetEnvironmentVariable("MONGOETL_REQUIRE_SERVERS") == "1")
            Assert.Fail(absent);
        Assert.Skip(absent);
        return "";
    }

    /// <summary>The path of one collection's file.</summary>
    public static string File(string database, string collection) => Path.Combine(Folder(), database, collection + ".bson");
}
