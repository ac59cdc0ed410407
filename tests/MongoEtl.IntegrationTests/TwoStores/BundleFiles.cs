namespace MongoEtl.IntegrationTests.TwoStores;

/// <summary>What a bundle holds for people: its files, by name.</summary>
internal static class BundleFiles
{
    public static SortedDictionary<string, string> Read(string folder) => new(
        Directory.EnumerateFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllText), StringComparer.Ordinal);

    public static void ShouldBeEqual(string folder, string expected, string when)
    {
        var (found, wanted) = (Read(folder), Read(expected));
        found.Keys.ShouldBe(wanted.Keys, when);
        foreach (var (name, content) in found)
            content.ShouldBe(wanted[name], $"{when}: {name}");
    }
}
