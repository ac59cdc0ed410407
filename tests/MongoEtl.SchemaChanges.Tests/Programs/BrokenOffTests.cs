using MongoEtl.PostgreSql.Tests;
using Npgsql;

namespace MongoEtl.SchemaChanges.Tests;

/// <summary><c>schema apply</c> that ends in the middle: what was made stands, and the same command goes on.</summary>
[Trait("Category", "Server")]
public sealed class BrokenOffTests(PostgresFixture postgres)
{
    private const string Waiting = "SELECT count(*)::text FROM pg_stat_activity a WHERE a.datname = current_database() "
        + "AND a.wait_event_type = 'Lock' AND a.query LIKE 'CREATE INDEX CONCURRENTLY%'";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_connection_that_is_cut_in_the_middle_of_an_index()
    {
        await using var program = await FilledAsync();
        await using var writer = await WriterAsync(program);
        var applying = program.ApplyAsync("--yes");
        await UntilAsync(program, Waiting, "1");
        await program.TextsAsync("SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity "
            + "WHERE query LIKE 'CREATE INDEX CONCURRENTLY%' AND datname = current_database() AND pid <> pg_backend_pid()");
        await writer.CloseAsync();
        (await applying).ShouldBe(1, program.Everything);
        program.Error.ShouldContain("town: ");
        await GoesOnAsync(program);
    }

    [Fact]
    public async Task An_interrupt_in_the_middle_of_an_index()
    {
        await using var program = await FilledAsync();
        await using var writer = await WriterAsync(program);
        using var interrupt = new CancellationTokenSource();
        var applying = program.RunAsync(interrupt.Token, "schema", "apply", "--yes");
        await UntilAsync(program, Waiting, "1");
        await interrupt.CancelAsync();
        (await applying).ShouldBe(130, program.Everything);
        program.Error.ShouldContain("interrupted. What was committed stands; the same command goes on from there.");
        await writer.CloseAsync();
        await UntilAsync(program, Waiting, "0");
        (await program.TextAsync("SELECT count(*)::text FROM pg_index WHERE NOT indisvalid")).ShouldBe("1");
        await GoesOnAsync(program);
    }

    /// <summary>The column before the index stands and is not made again.</summary>
    private static async Task GoesOnAsync(SchemaProgram program)
    {
        (await program.TextAsync("SELECT count(*)::text FROM pg_attribute WHERE attrelid = 'note'::regclass AND attname = 'size'"))
            .ShouldBe("1");
        (await program.ApplyAsync("--yes")).ShouldBe(0, program.Everything);
        program.Out.ShouldContain("An earlier schema apply was broken off here: an index on (size) is added to public.town. What is "
            + "missing of it is below.");
        program.Out.ShouldContain("PostgreSQL differs from the classes; 1 change:");
        (await program.TextsAsync("SELECT description || ': ' || outcome FROM mongoetl.schema_changes ORDER BY id")).ShouldBe(
        [
            "column size (integer) is added to public.note: done", "an index on (size) is added to public.town: broken off",
            "an index on (size) is added to public.town: done",
        ]);
        (await program.TextAsync("SELECT count(*)::text FROM pg_index WHERE NOT indisvalid")).ShouldBe("0");
        (await program.RunAsync("schema", "diff", "--live")).ShouldBe(0, program.Everything);
    }

    private async Task<SchemaProgram> FilledAsync()
    {
        var program = await SchemaProgram.FilledAsync(postgres);
        program.Plan = Versions.Of((Cases.Size, "[Index] " + Cases.Size), (Cases.Text, Cases.Text + " public int? Size => source.Size;"));
        return program;
    }

    /// <summary>A transaction that has written to the table: the build of an index waits for its end.</summary>
    private static async Task<NpgsqlConnection> WriterAsync(SchemaProgram program)
    {
        var connection = await program.Database.OpenConnectionAsync();
        await new NpgsqlCommand("BEGIN; LOCK TABLE town IN ROW EXCLUSIVE MODE", connection).ExecuteNonQueryAsync();
        return connection;
    }

    private static async Task UntilAsync(SchemaProgram program, string sql, string answer)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (await program.TextAsync(sql) != answer)
            await Task.Delay(20, deadline.Token);
    }
}
