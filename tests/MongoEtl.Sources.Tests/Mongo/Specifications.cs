using System.Text.Json;

namespace MongoEtl.Sources.Tests;

/// <summary>The public test data of MongoDB's driver specifications: <c>$MONGOETL_SPECS</c>, or <c>shared/specs</c> beside the
/// repository.</summary>
internal static class Specifications
{
    private const string Absent = "(absent)";

    private static string? Root { get; } = Find();

    /// <summary>The files of a folder and those below it, as paths from the folder; one word where they are absent.</summary>
    internal static TheoryData<string> Files(string folder)
    {
        var place = Root is null ? null : Path.Combine(Root, folder);
        return place is not null && Directory.Exists(place)
            ? [.. Directory.EnumerateFiles(place, "*.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(place, file)).Order()]
            : [Absent];
    }

    /// <summary>Reads one file; skips the test where the files are absent, but not where everything must be there.</summary>
    internal static JsonDocument Read(string folder, string file)
    {
        if (file != Absent)
            return JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root!, folder, file)));
        if (Environment.GetEnvironmentVariable("MONGOETL_REQUIRE_SERVERS") == "1")
            Assert.Fail("The test data is absent; set MONGOETL_SPECS to its folder.");
        Assert.Skip("The test data is absent; set MONGOETL_SPECS to its folder to run this.");
        throw new InvalidOperationException();
    }

    /// <summary>Runs every case of a file's "tests", and fails with the descriptions of all that failed.</summary>
    internal static void Each(string folder, string file, Action<string, JsonElement> check)
    {
        using var document = Read(folder, file);
        var failures = new List<string>();
        foreach (var test in document.RootElement.GetProperty("tests").EnumerateArray())
        {
            var name = test.GetProperty("description").GetString()!;
            try
            {
                check(name, test);
            }
            catch (Exception failure) when (failure is ShouldAssertException or Runtime.SourceException)
            {
                failures.Add($"{name}: {failure.Message}");
            }
        }
        failures.ShouldBeEmpty();
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("MONGOETL_SPECS") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (!File.Exists(Path.Combine(at.FullName, "MongoEtl.sln")))
                continue;
            var shared = Path.Combine(at.FullName, "..", "shared", "specs");
            return Directory.Exists(shared) ? shared : null;
        }
        return null;
    }
}
