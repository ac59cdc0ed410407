namespace MongoEtl.Tests;

/// <summary>Finds the public corpora and real dumps that tests read in place.</summary>
internal static class TestData
{
    internal static string? Specs { get; } = Find("MONGOETL_SPECS", "specs");

    internal static string? Dumps { get; } = Find("MONGOETL_DATA", "data") is { } data ? Path.Combine(data, "dump") : null;

    /// <summary>Skips the test for want of data, except where the environment says that everything must be there.</summary>
    internal static void RequireOrSkip(string? folder, string variable)
    {
        if (folder is not null && Directory.Exists(folder))
            return;
        if (Environment.GetEnvironmentVariable("MONGOETL_REQUIRE_SERVERS") == "1")
            Assert.Fail($"The test data is absent; set {variable} to its folder.");
        Assert.Skip($"The test data is absent; set {variable} to its folder to run this.");
    }

    /// <summary>The documents of every real dump, or some of the large ones.</summary>
    internal static IEnumerable<byte[]> RealDocuments(int mostPerFile)
    {
        foreach (var file in Directory.EnumerateFiles(Dumps!, "*.bson", SearchOption.AllDirectories).Order())
        {
            var bytes = File.ReadAllBytes(file);
            var given = 0;
            for (var at = 0; at < bytes.Length && given < mostPerFile; given++)
            {
                var length = BitConverter.ToInt32(bytes, at);
                yield return bytes[at..(at + length)];
                at += length;
            }
        }
    }

    private static string? Find(string variable, string folder)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (!File.Exists(Path.Combine(at.FullName, "MongoEtl.sln")))
                continue;
            var shared = Path.Combine(at.FullName, "..", "shared", folder);
            return Directory.Exists(shared) ? shared : null;
        }
        return null;
    }
}
