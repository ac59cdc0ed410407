using Microsoft.Extensions.DependencyInjection;
using MongoEtl.PostgreSql;

namespace MongoEtl.Cli.Tests;

[Trait("Category", "Server")]
public sealed class DemoTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Demo_runs_its_own_server_and_the_second_changes_nothing()
    {
        using var program = Create();
        // Its first run tells whether PostgreSQL is there, skipping the test if not.
        await postgres.UseDatabaseAsync(new Program());
        var folder = Path.Combine(Path.GetTempPath(), $"metl-demo-{Guid.NewGuid():N}"[..24]);
        try
        {
            (await program.RunAsync("demo", "--dir", folder)).ShouldBe(0, program.Everything);
            program.Out.ShouldContain("1. Server: a private PostgreSQL in");
            program.Out.ShouldContain("2. Sample: 1,000 documents in 1 collection");
            program.Out.ShouldContain("All numbers agree.");
            program.Out.ShouldContain("Every row agrees.");
            program.Out.ShouldContain("The private server is stopped.");
            program.Out.ShouldContain("\"public\".\"city\"              999                999          999  equal");

            (await program.RunAsync("demo", "--dir", folder)).ShouldBe(0, program.Everything);
            program.Out.ShouldContain("\"public\".\"city\"              999                999            0  equal");

            (await program.RunAsync("demo", "--dir", folder, "--scale", "2")).ShouldBe(1);
            program.Error.ShouldContain("--fresh");
            (await program.RunAsync("demo", "--dir", folder, "--scale", "2", "--fresh")).ShouldBe(0, program.Everything);
            program.Out.ShouldContain("1,999");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Demo_uses_the_server_that_the_settings_name()
    {
        using var program = Create();
        await postgres.UseDatabaseAsync(program);
        (await program.RunAsync("demo", "--dir", Path.Combine(program.Directory, "demo"))).ShouldBe(0, program.Everything);
        program.Out.ShouldContain("as POSTGRES_HOST says");
        (await postgres.ScalarAsync(program, "SELECT count(*) FROM city")).ShouldBe(999L);
    }

    private static Program Create() => new()
    {
        Plan = CityPlan.Create,
        RealStores = true,
        Services = services => services.AddSingleton<ISampleData, CitySample>(),
    };
}
