namespace MongoEtl.Cli.Tests;

public sealed class BundleOptionTests
{
    [Theory]
    [InlineData("--cassandra-hosts", "10.0.0.1", "--cassandra-out writes files instead of connecting, so --cassandra-hosts cannot go with it")]
    [InlineData("--target", "postgres", "--target postgres leaves them out")]
    public async Task What_contradicts_a_bundle_is_refused(string option, string value, string message)
    {
        using var program = new Program { Plan = SamplePlan.WithCassandra }.WithTarget();
        (await program.RunAsync("migrate", "--source", ".", "--cassandra-out", "bundle", option, value)).ShouldBe(2);
        program.Error.ShouldContain(message);
        Directory.Exists(Path.Combine(program.Directory, "bundle")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_plan_without_Cassandra_has_no_bundle()
    {
        using var program = new Program().WithTarget();
        (await program.RunAsync("migrate", "--source", ".", "--cassandra-out", "bundle")).ShouldBe(2);
        program.Error.ShouldContain("the plan has none");
    }

    [Theory]
    [InlineData("community", "community")]
    [InlineData("My.App-2", "my_app_2")]
    [InlineData("a0123456789012345678901234567890123456789012345678901234", "a01234567890123456789012345678901234567890123456")]
    public void The_keyspace_is_named_for_the_plan(string plan, string keyspace) =>
        BundleSettings.KeyspaceOf(SamplePlan.Create() with { Name = plan }).ShouldBe(keyspace);

    [Fact]
    public void A_named_cluster_is_not_asked_for_when_files_are_written()
    {
        var environment = new Dictionary<string, string>
        {
            // Without a keyspace, which a cluster would need.
            ["CASSANDRA_HOSTS"] = "10.0.0.1",
            ["CASSANDRA_DATACENTER"] = "dc1",
            ["POSTGRES_HOST"] = "db",
            ["POSTGRES_DB"] = "app",
            ["POSTGRES_USER"] = "me",
        };
        var reader = new SettingsReader(new SettingSources(new Dictionary<string, string?>(), environment, "/nowhere"));
        var target = TargetSettings.Read(reader, bundle => BundleSettings.Read(bundle, "/tmp/out", SamplePlan.Create()));
        reader.Problems.ShouldBeEmpty();
        target.Cassandra.ShouldBeNull();
        target.Bundle.ShouldNotBeNull().DataCenter.ShouldBe("dc1");
        target.Bundle.Consistency.ShouldBe("LOCAL_QUORUM");
        target.ToString().ShouldEndWith("and a bundle for cqlsh in /tmp/out");
    }
}
