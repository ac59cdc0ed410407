namespace MongoEtl.PostgreSql.Tests;

[Trait("Category", "Server")]
public sealed class SessionMemoryTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_session_whose_first_temporary_table_was_given_up_keeps_its_buffers_and_works_on()
    {
        await using var database = new PostgresDatabase(await postgres.CreateDatabaseAsync());
        await using var connection = await database.OpenAsync(default);
        await using (var given = await connection.BeginTransactionAsync())
        {
            await connection.ExecuteAsync("CREATE TEMP TABLE t (a integer); INSERT INTO t VALUES (1)", default);
            await given.RollbackAsync();
        }

        await SessionMemory.RaiseForMergeAsync(connection, default);

        (await connection.ScalarAsync<string>("SELECT current_setting('work_mem')", default)).ShouldBe("64MB");
        (await connection.ScalarAsync<string>("SELECT current_setting('temp_buffers')", default)).ShouldBe("8MB");
    }

    [Fact]
    public async Task A_new_session_gets_both()
    {
        await using var database = new PostgresDatabase(await postgres.CreateDatabaseAsync());
        await using var connection = await database.OpenAsync(default);

        await SessionMemory.RaiseForMergeAsync(connection, default);

        (await connection.ScalarAsync<string>("SELECT current_setting('temp_buffers')", default)).ShouldBe("64MB");
    }
}
