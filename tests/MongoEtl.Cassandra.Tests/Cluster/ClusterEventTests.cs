namespace MongoEtl.Cassandra.Tests;

/// <summary>How a session follows its cluster.</summary>
public sealed class ClusterEventTests
{
    [Fact]
    public async Task A_node_that_joins_gets_connections_and_one_that_leaves_loses_them()
    {
        await using var cluster = new FakeCluster(3).Start();
        var late = cluster.Nodes[2];
        cluster.Members.Remove(late);
        await using var session = await CqlSession.ConnectAsync(cluster.Options);
        session.State.Hosts.Count.ShouldBe(2);
        cluster.Members.Add(late);
        await cluster.Nodes[0].TellAsync(FakeAnswers.Event("TOPOLOGY_CHANGE", "NEW_NODE", late.EndPoint));
        await TestSession.UntilAsync(() =>
            session.State.Hosts.Count == 3 && session.State.Hosts.All(host => host.IsUp), "the new node is up");
        cluster.Members.Remove(late);
        await cluster.Nodes[0].TellAsync(FakeAnswers.Event("TOPOLOGY_CHANGE", "REMOVED_NODE", late.EndPoint));
        await TestSession.UntilAsync(() => session.State.Hosts.Count == 2 && late.Connections.Count == 0, "the old node is left");
    }

    [Fact]
    public async Task A_schema_change_brings_the_new_replication()
    {
        await using var cluster = new FakeCluster(3).Start();
        await using var session = await CqlSession.ConnectAsync(cluster.Options);
        session.State.Replicas!.Of(new Token(0)).Length.ShouldBe(1);
        cluster.ReplicationFactor = 3;
        await cluster.Nodes[0].TellAsync(
            new BodyBuilder().String("SCHEMA_CHANGE").String("UPDATED").String("KEYSPACE").String("ks").Bytes);
        await TestSession.UntilAsync(() => session.State.Replicas!.Of(new Token(0)).Length == 3, "there are three replicas");
    }

    [Fact]
    public async Task Schema_agreement_waits_for_nodes_that_are_up_and_not_for_ever()
    {
        await using var cluster = new FakeCluster(2).Start();
        await using var session = await CqlSession.ConnectAsync(
            cluster.Options with { SchemaAgreementTimeout = TimeSpan.FromMilliseconds(300) });
        var other = cluster.Nodes[1];
        var agreed = other.SchemaVersion;
        other.SchemaVersion = Guid.NewGuid();
        var error = await Should.ThrowAsync<SchemaDisagreementException>(session.AwaitSchemaAgreementAsync());
        error.Message.ShouldContain("2 different schemas");
        await other.StopAsync();
        await TestSession.UntilAsync(() => !session.State.Hosts[1].IsUp, "the node is seen to be down");
        await session.AwaitSchemaAgreementAsync();
        other.SchemaVersion = agreed;
        other.Start();
        await TestSession.UntilAsync(() => session.State.Hosts[1].IsUp, "the node is up");
        await session.AwaitSchemaAgreementAsync();
    }

    [Fact]
    public async Task Only_the_preferred_data_centre_is_connected_to_and_must_be_named_among_several()
    {
        await using var cluster = new FakeCluster(3).Start();
        cluster.Nodes[1].DataCenter = "dc2";
        var unnamed = await Should.ThrowAsync<ClusterException>(CqlSession.ConnectAsync(cluster.Options));
        unnamed.Message.ShouldBe("the cluster has several data centres; set CASSANDRA_DATACENTER to one of dc1, dc2");
        await using var session = await CqlSession.ConnectAsync(cluster.Options with { LocalDataCenter = "dc1" });
        session.State.Candidates.Select(host => host.Address)
            .ShouldBe([cluster.Nodes[0].EndPoint, cluster.Nodes[2].EndPoint], ignoreOrder: true);
        cluster.Nodes[1].Connections.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_password_ends_connecting_in_one_line_without_it()
    {
        await using var cluster = new FakeCluster(1).Start();
        cluster.Nodes[0].Password = "right-one";
        var options = cluster.Options with { User = "me", Password = "wrong-one" };
        var error = await Should.ThrowAsync<ClusterException>(CqlSession.ConnectAsync(options));
        error.Message.ShouldContain("check CASSANDRA_USER and CASSANDRA_PASSWORD");
        error.Message.ShouldNotContain("\n");
        error.Message.ShouldNotContain("wrong-one");
        var nobody = await Should.ThrowAsync<ClusterException>(CqlSession.ConnectAsync(cluster.Options));
        nobody.Message.ShouldContain("set CASSANDRA_USER and CASSANDRA_PASSWORD");
        await using var session = await CqlSession.ConnectAsync(options with { Password = "right-one" });
    }

    [Fact]
    public async Task A_session_ends_with_all_its_connections()
    {
        await using var cluster = new FakeCluster(3).Start();
        var session = await CqlSession.ConnectAsync(cluster.Options with { ConnectionsPerHost = 2 });
        cluster.Nodes.Sum(node => node.Connections.Count).ShouldBe(7);
        await session.DisposeAsync();
        await TestSession.UntilAsync(() => cluster.Nodes.All(node => node.Connections.Count == 0), "all connections are closed");
        await session.DisposeAsync();
    }
}
