using System.Security.Cryptography;
using Community.Sample;

namespace Community.Tests.Sample;

public sealed class CommunitySampleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mongoetl-sample-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_same_scale_and_seed_give_the_same_bytes()
    {
        var first = await Write("a", scale: 1, seed: 5);
        (await Write("b", scale: 1, seed: 5)).ShouldBe(first);
        (await Write("c", scale: 1, seed: 6)).ShouldNotBe(first);
    }

    [Fact]
    public async Task People_grow_with_the_scale_and_catalogues_do_not()
    {
        var counts = await new CommunitySample().WriteAsync(Directory.CreateDirectory(Path.Combine(_folder, "d")).FullName, 3, 1, CancellationToken.None);
        counts["users"].ShouldBe(6_000);
        counts["province"].ShouldBe(24);
    }

    private async Task<string> Write(string name, int scale, int seed)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        await new CommunitySample().WriteAsync(folder, scale, seed, CancellationToken.None);
        var digests = Directory.EnumerateFiles(folder, "*.bson", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
        return string.Join('\n', digests);
    }
}
