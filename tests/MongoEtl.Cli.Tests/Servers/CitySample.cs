using MongoEtl.Sources;

namespace MongoEtl.Cli.Tests;

/// <summary>A thousand cities for each unit of scale; one name is a number.</summary>
internal sealed class CitySample : ISampleData
{
    public string Description => "1,000 cities";

    public Task<IReadOnlyDictionary<string, long>> WriteAsync(string directory, int scale, int seed, CancellationToken cancellation)
    {
        var count = scale * 1000L;
        using var collection = new DumpWriter(directory).Open("atlas", "cities");
        for (var i = 0; i < count; i++)
            collection.Write(ExtendedJson.Parse($$"""{"_id": "c{{i:D6}}", "name": {{(i == 7 ? "7" : $"\"City {i + seed}\"")}}}"""));
        return Task.FromResult<IReadOnlyDictionary<string, long>>(new Dictionary<string, long> { ["cities"] = count });
    }
}
