using MongoEtl.Runtime;

namespace MongoEtl.PostgreSql.Tests;

[Trait("Category", "Server")]
public sealed class ServerErrorsTests(PostgresFixture postgres)
{
    [Fact]
    public async Task An_absent_database_is_named_with_what_to_do()
    {
        var error = await FailAsync(postgres.Server.Options("no_such_database"));
        error.Message.ShouldContain("there is no database no_such_database; create it (createdb no_such_database) or correct POSTGRES_DB");
        error.IsTransient.ShouldBeFalse();
        error.SqlState.ShouldBe("3D000");
    }

    [Fact]
    public async Task A_wrong_password_is_told_without_the_password()
    {
        var options = await postgres.CreateDatabaseAsync();
        await using var source = options.CreateDataSource();
        await using var role = source.CreateCommand("DO $$ BEGIN CREATE ROLE guest LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        await role.ExecuteNonQueryAsync();
        var unknown = await FailAsync(options with { User = "nobody_known", Password = "hunter2" });
        unknown.Message.ShouldContain("nobody_known");
        unknown.Message.ShouldContain("POSTGRES_USER");
        unknown.ToString().ShouldNotContain("hunter2");
        unknown.IsTransient.ShouldBeFalse();
        var guest = await FailAsync(options with { User = "guest" });
        guest.SqlState.ShouldBe("42501");
        guest.Message.ShouldContain("guest may not do that");
    }

    [Fact]
    public async Task A_server_that_does_not_listen_is_transient_and_says_where()
    {
        var tcp = await FailAsync(new PostgresOptions { Host = "127.0.0.1", Port = 1, Database = "d", User = "u", Password = "hunter2" });
        tcp.Message.ShouldContain("127.0.0.1:1/d");
        tcp.Message.ShouldContain("start PostgreSQL, or correct POSTGRES_HOST and POSTGRES_PORT");
        tcp.Message.ShouldNotContain("hunter2");
        tcp.IsTransient.ShouldBeTrue();
        var socket = await FailAsync(new PostgresOptions { Host = "/nonexistent", Database = "d", User = "u" });
        socket.Message.ShouldContain("POSTGRES_HOST");
    }

    private static async Task<TargetException> FailAsync(PostgresOptions options)
    {
        await using var store = new PostgresStore(options, new Plan("test", [], [], []));
        return await Should.ThrowAsync<TargetException>(() => store.State.LockPlanAsync("test", "here", default));
    }
}
