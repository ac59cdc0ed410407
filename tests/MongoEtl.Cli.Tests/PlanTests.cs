using System.Text.Json;

namespace MongoEtl.Cli.Tests;

public sealed class PlanTests
{
    [Theory]
    [InlineData("plan", "plan")]
    [InlineData("plan --sql", "plan.sql")]
    [InlineData("plan --json", "plan.json")]
    [InlineData("plan --only town", "plan.only-town")]
    public async Task Plan_is_as_accepted(string commandLine, string name)
    {
        using var program = new Program();
        (await program.RunAsync(commandLine.Split(' '))).ShouldBe(0);
        program.Error.ShouldBeEmpty();
        VerifiedFile.ShouldMatch(program.Out, name);
    }

    [Theory]
    [InlineData("plan", "plan.cassandra")]
    [InlineData("plan --cql", "plan.cql")]
    [InlineData("plan --json --only message", "plan.cassandra.json")]
    public async Task Cassandra_tables_are_shown(string commandLine, string name)
    {
        using var program = new Program { Plan = SamplePlan.WithCassandra };
        (await program.RunAsync(commandLine.Split(' '))).ShouldBe(0);
        program.Error.ShouldBeEmpty();
        VerifiedFile.ShouldMatch(program.Out, name);
    }

    [Fact]
    public async Task A_plan_without_Cassandra_tables_says_so_in_CQL()
    {
        using var program = new Program();
        (await program.RunAsync("plan", "--cql")).ShouldBe(0);
        program.Out.ShouldEndWith("-- There are none.\n");
    }

    [Fact]
    public async Task Json_is_one_document()
    {
        using var program = new Program();
        await program.RunAsync("plan", "--json");
        using var json = JsonDocument.Parse(program.Out);
        json.RootElement.GetProperty("entities").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Plan_reads_no_setting_and_opens_nothing()
    {
        using var program = new Program { Stores = new FakeStores { Fault = _ => new InvalidOperationException("opened") } };
        program.Write(".env", "this is no setting");
        program.Environment["POSTGRES_PORT"] = "wrong";
        (await program.RunAsync("plan")).ShouldBe(0);
    }
}
