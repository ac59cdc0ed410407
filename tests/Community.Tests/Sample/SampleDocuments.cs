using Community.Sample;

namespace Community.Tests.Sample;

/// <summary>The documents of the sample, by collection.</summary>
internal static class SampleDocuments
{
    /// <summary>The seed of the table in the docs.</summary>
    public const ulong Seed = 1;

    /// <summary>Writes a dump and reads it.</summary>
    public static async Task<Dictionary<string, List<SampleDocument>>> WriteAsync(string folder, int scale)
    {
        await new CommunitySample().WriteAsync(folder, scale, (int)Seed, CancellationToken.None);
        var files = Directory.EnumerateFiles(folder, "*.bson", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetFileNameWithoutExtension(file)!, file => SampleDocument.Split(File.ReadAllBytes(file)).ToList());
        var ids = new Dictionary<string, HashSet<string>>();
        var documents = files.ToDictionary(
            file => file.Key, file => file.Value.Select((bytes, number) => new SampleDocument(bytes, number, ids)).ToList());
        foreach (var (collection, all) in documents)
            ids[collection] = [.. all.Select(document => document.Id("_id")!)];
        var inside = documents["users"].Where(user => user.Text("role") is "USER_ROLE" or "AGENTE_ROLE" && user.Text("email") is not null);
        ids["users inside"] = [.. inside.Select(user => user.Id("_id")!)];
        return documents;
    }

    /// <summary>Those that a rule is about.</summary>
    public static IEnumerable<SampleDocument> Of(SampleRule rule, Dictionary<string, List<SampleDocument>> documents) =>
        documents[rule.Collection].Where(rule.Applies);
}
