using MongoEtl.Runtime;

namespace MongoEtl.Sources.Tests;

/// <summary>Which hosts DNS may name for an address: only those below its domain.</summary>
public sealed class ParentDomainTests
{
    [Theory]
    [InlineData("localhost", "mongo1.localhost", true)]
    [InlineData("localhost", "localhost.mongodb", false)]
    [InlineData("localhost", "localhost", false)]
    [InlineData("localhost", "test_1.cluster_1localhost", false)]
    [InlineData("mongo.local", "a.mongo.local", true)]
    [InlineData("mongo.local", "test_1.evil.local", false)]
    [InlineData("mongo.local", "mongo.local", false)]
    [InlineData("mongo.local", "test_1.my_hostmongo.local", false)]
    [InlineData("blogs.mongodb.com", "Cluster.MongoDB.com", true)]
    [InlineData("blogs.mongodb.com", "blogs.mongodb.com", true)]
    [InlineData("blogs.mongodb.com", "blogs.evil.com", false)]
    [InlineData("blogs.mongodb.com", "cluster.testmongodb.com", false)]
    [InlineData("blogs.mongodb.com", "mongodb.com", false)]
    public async Task Hosts_must_be_below_the_domain_of_the_name(string name, string target, bool isAllowed)
    {
        var zone = new DnsZone().Srv($"_mongodb._tcp.{name}", 27017, target);
        await using var server = new ScriptedNameServer((question, _) => [zone.Answer(question)]);
        var resolving = SrvSeedlist.ResolveAsync(MongoAddress.Parse($"mongodb+srv://user:secret@{name}/"),
            new DnsClient([server.EndPoint], TimeSpan.FromSeconds(20)), TestContext.Current.CancellationToken);
        if (isAllowed)
            (await resolving).Hosts.ShouldBe([new MongoHost(target)]);
        else
            (await Should.ThrowAsync<SourceException>(() => resolving)).Message
                .ShouldStartWith($"mongodb+srv, {name}: DNS names the host ");
    }
}
