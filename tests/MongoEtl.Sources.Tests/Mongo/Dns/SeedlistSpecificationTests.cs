using System.Text.Json;
using MongoEtl.Runtime;

namespace MongoEtl.Sources.Tests;

/// <summary>All cases of the initial DNS seedlist discovery specification, against a name server of our own with the records that they
/// need. What the servers then say of themselves ("hosts", "ping") is not asked here: it is the topology's.</summary>
public sealed class SeedlistSpecificationTests
{
    private const string Folder = "initial-dns-seedlist-discovery";
    private const string Host = "localhost.test.build.10gen.cc";

    public static TheoryData<string> Files() => Specifications.Files(Folder);

    [Theory, MemberData(nameof(Files))]
    public async Task Names_are_resolved_as_the_specification_says(string file)
    {
        using var document = Specifications.Read(Folder, file);
        var test = document.RootElement;
        var zone = Zone();
        await using var server = new ScriptedNameServer((question, _) => [zone.Answer(question)]);
        var resolving = ResolveAsync(test.GetProperty("uri").GetString()!, server);
        if (test.TryGetProperty("error", out var error) && error.GetBoolean())
        {
            await Should.ThrowAsync<SourceException>(() => resolving);
            return;
        }
        var address = await resolving;
        if (test.TryGetProperty("seeds", out var seeds))
            address.Hosts.Select(host => host.ToString()).Order()
                .ShouldBe(seeds.EnumerateArray().Select(seed => seed.GetString()!).Order());
        if (test.TryGetProperty("numSeeds", out var count))
            address.Hosts.Count.ShouldBe(count.GetInt32());
        foreach (var option in test.GetProperty("options").EnumerateObject())
            Option(address, option.Name).ShouldBe(option.Value.ToString(), option.Name, StringCompareShould.IgnoreCase);
        if (test.TryGetProperty("parsed_options", out var parsed))
            Parts(address, parsed);
    }

    private static async Task<MongoAddress> ResolveAsync(string uri, ScriptedNameServer server) => await SrvSeedlist.ResolveAsync(
        MongoAddress.Parse(uri), new DnsClient([server.EndPoint], TimeSpan.FromSeconds(20)), TestContext.Current.CancellationToken);

    private static string? Option(MongoAddress address, string name) => name == "ssl"
        ? (address.Options.Tls is not null).ToString()
        : Convert.ToString(address.Uri.Values.GetValueOrDefault(UriOptionTable.Find(name)!.Name));

    private static void Parts(MongoAddress address, JsonElement parsed)
    {
        foreach (var part in parsed.EnumerateObject())
        {
            var found = part.Name switch
            {
                "user" => address.Credential?.UserName,
                "password" => address.Credential?.Password,
                "db" or "defaultDatabase" or "auth_database" => address.Database,
                _ => throw new NotSupportedException(part.Name),
            };
            found.ShouldBe(part.Value.GetString(), part.Name);
        }
    }

    private static DnsZone Zone()
    {
        var zone = new DnsZone();
        foreach (var (number, port, target) in Services())
            zone.Srv($"_mongodb._tcp.test{number}.test.build.10gen.cc", port, target);
        return zone.Srv("_customname._tcp.test22.test.build.10gen.cc", 27017, Host)
            .Srv("_customname._tcp.test22.test.build.10gen.cc", 27018, Host)
            .Txt("test5.test.build.10gen.cc", "replicaSet=repl0&authSource=thisDB")
            .Txt("test6.test.build.10gen.cc", "replicaSet=repl0")
            .Txt("test6.test.build.10gen.cc", "authSource=otherDB")
            .Txt("test7.test.build.10gen.cc", "ssl=false")
            .Txt("test8.test.build.10gen.cc", "authSource")
            .Txt("test10.test.build.10gen.cc", "socketTimeoutMS=500")
            .Txt("test11.test.build.10gen.cc", "replicaS", "et=rep", "l0")
            .Txt("test21.test.build.10gen.cc", "loadBalanced=false");
    }

    private static IEnumerable<(int Number, int Port, string Target)> Services()
    {
        yield return (1, 27017, Host);
        yield return (1, 27018, Host);
        yield return (2, 27018, Host);
        yield return (2, 27019, Host);
        foreach (var number in (int[])[3, 5, 6, 7, 8, 10, 11, 19, 21])
            yield return (number, 27017, Host);
        yield return (12, 27017, "localhost.build.10gen.cc");
        yield return (13, 27017, "test.build.10gen.cc");
        yield return (14, 27017, "localhost.not-test.build.10gen.cc");
        yield return (15, 27017, "localhost.test.not-build.10gen.cc");
        yield return (16, 27017, "localhost.test.build.not-10gen.cc");
        yield return (17, 27017, "localhost.test.build.10gen.not-cc");
        yield return (18, 27017, "localhost.sub.test.build.10gen.cc");
        yield return (19, 27017, "localhost.evil.build.10gen.cc");
    }
}
