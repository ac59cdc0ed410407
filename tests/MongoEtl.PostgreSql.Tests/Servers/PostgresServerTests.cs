namespace MongoEtl.PostgreSql.Tests;

[Trait("Category", "Server")]
public sealed class PostgresServerTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_folder_whose_owner_lives_is_refused_and_a_stopped_one_is_used_again()
    {
        _ = postgres.Server;
        var options = PostgresServerOptions.Temporary() with { IsTemporary = false };
        try
        {
            await using (var first = await PostgresServer.StartAsync(options, default))
            {
                await using var source = first.Options().CreateDataSource();
                await using var create = source.CreateCommand("CREATE TABLE kept AS SELECT 7 AS seven");
                await create.ExecuteNonQueryAsync();
                first.Crash();
            }
            await File.WriteAllTextAsync(Path.Combine(options.Folder, "data", "postmaster.pid"), "1\nleft behind\n");
            await using var second = await PostgresServer.StartAsync(options, default);
            await using var again = second.Options().CreateDataSource();
            await using var read = again.CreateCommand("SELECT seven FROM kept");
            (await read.ExecuteScalarAsync()).ShouldBe(7);
        }
        finally
        {
            Directory.Delete(options.Folder, recursive: true);
        }
    }
}
