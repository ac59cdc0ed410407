using FsCheck;
using FsCheck.Fluent;
using MongoEtl.Runtime;

namespace MongoEtl.Sources.Tests;

public sealed class HostileBytesTests
{
    private static readonly List<byte[]> s_documents = Samples.Documents([20, 5, 47, 33, 120, 64]);

    private static readonly byte[] s_archive = new ArchiveWriter("app.c", "app.d")
        .Segment("app.c", s_documents[..3]).Segment("app.d", s_documents[4..]).Eof("app.d").Segment("app.c", s_documents[3..4]).Eof("app.c")
        .ToArray();

    // A position and the byte put there; three of them at once.
    private static Arbitrary<(int At, byte Byte)[]> Mutations() =>
        Gen.Choose(0, int.MaxValue).SelectMany(at => Gen.Elements<byte>(0, 1, 2, 5, 8, 0x7f, 0x80, 0xfe, 0xff).Select(unit => (at, unit)))
            .ArrayOf(3).ToArbitrary();

    [Fact]
    public void Changed_archive_is_read_or_refused_and_nothing_else() => Check("a", s_archive, path => path);

    [Fact]
    public void Changed_packed_archive_is_read_or_refused_and_nothing_else() => Check("a.gz", TemporaryFolder.Gzip(s_archive), path => path);

    [Fact]
    public void Changed_collection_file_is_read_or_refused_and_nothing_else() =>
        Check("app/c.bson", s_documents.SelectMany(d => d).ToArray(), path => Path.GetDirectoryName(path)!);

    [Fact]
    public void Changed_packed_collection_file_is_read_or_refused_and_nothing_else() => Check(
        "app/c.bson.gz", TemporaryFolder.Gzip(s_documents.SelectMany(d => d).ToArray()), path => Path.GetDirectoryName(path)!);

    private static void Check(string name, byte[] content, Func<string, string> address)
    {
        using var folder = new TemporaryFolder();
        Prop.ForAll(Mutations(), mutations =>
        {
            var changed = content.ToArray();
            foreach (var (at, unit) in mutations)
                changed[at % changed.Length] = unit;
            return IsReadOrRefused(address(folder.Write(name, changed))).GetAwaiter().GetResult();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(250));
    }

    private static async Task<bool> IsReadOrRefused(string path)
    {
        try
        {
            await using var source = await DumpSource.OpenAsync(path, Reading.SplitAlways, default);
            if (await source.DescribeAsync("c", null, default) is not { } info)
                return true;
            foreach (var partition in await source.PartitionAsync(info, 3, default))
            {
                var (batches, _) = await Reading.BatchesAsync(source, info, partition, SourcePosition.Start, new BatchLimits(2, 100));
                if (batches.SelectMany(b => b.Documents).Any(d => d.Length < 5 || BitConverter.ToInt32(d) != d.Length || d[^1] != 0))
                    return false;
            }

            return true;
        }
        catch (SourceException refused)
        {
            return refused.Message.Contains(path, StringComparison.Ordinal);
        }
    }
}
