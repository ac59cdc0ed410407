using MongoEtl.PostgreSql.Tests;
using Npgsql;

namespace MongoEtl.SchemaChanges.Tests;

/// <summary>Servers that cannot be used: one line says which and why, and shows no password.</summary>
[Trait("Category", "Server")]
public sealed class UnreachableTests(PostgresFixture postgres)
{
    private const string Secret = "swordfish";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Verbs => ["schema apply --yes", "schema diff --live", "schema script --live"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_server_that_is_not_there(string verb)
    {
        await using var program = SchemaProgram.Create(await postgres.CreateDatabaseAsync());
        program.Environment["POSTGRES_HOST"] = "/nowhere";
        program.Environment["POSTGRES_PASSWORD"] = Secret;
        await FailsAsync(program, verb, "/nowhere");
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_cluster_that_is_not_there(string verb)
    {
        await using var program = SchemaProgram.Create(await postgres.CreateDatabaseAsync());
        program.Environment["CASSANDRA_HOSTS"] = "127.0.0.1:1";
        program.Environment["CASSANDRA_KEYSPACE"] = "town";
        program.Environment["CASSANDRA_PASSWORD"] = Secret;
        program.Environment["CASSANDRA_USER"] = "town";
        await FailsAsync(program, verb, "127.0.0.1:1");
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_wrong_password(string verb)
    {
        await using var program = SchemaProgram.Create(await postgres.CreateDatabaseAsync());
        await GuardAsync(program);
        program.Environment["POSTGRES_USER"] = "guarded";
        program.Environment["POSTGRES_PASSWORD"] = Secret;
        await FailsAsync(program, verb, "password");
    }

    private static async Task FailsAsync(SchemaProgram program, string verb, string told)
    {
        (await program.RunAsync(verb.Split(' '))).ShouldBe(1, program.Everything);
        program.Error.TrimEnd().Split('\n').ShouldHaveSingleItem().ShouldContain(told);
        program.Error.ShouldStartWith("town: ");
        program.Everything.ShouldNotContain(Secret);
    }

    /// <summary>The fixture's server trusts everybody; of this one role it asks for a password.</summary>
    private static async Task GuardAsync(SchemaProgram program)
    {
        await program.ExecuteAsync("DO $$ BEGIN CREATE ROLE guarded LOGIN PASSWORD 'another'; EXCEPTION WHEN duplicate_object THEN END $$");
        var path = await program.TextAsync("SELECT current_setting('hba_file')");
        // COPY empties the file before it asks its query, so the rules that stand come from here.
        var rules = (await program.TextAsync("SELECT pg_read_file(current_setting('hba_file'))")).Split('\n')
            .Where(rule => rule.Length > 0 && !rule.StartsWith('#')).ToList();
        if (rules.Exists(rule => rule.Contains("guarded", StringComparison.Ordinal)))
            return;
        rules.InsertRange(0, ["local all guarded scram-sha-256", "host all guarded all scram-sha-256"]);
        await program.ExecuteAsync($"COPY (VALUES {string.Join(", ", rules.Select(rule => $"('{rule}')"))}) TO '{path}'");
        await program.TextAsync("SELECT pg_reload_conf()::text");
        // The server takes the new rules up when it comes to it.
        using var deadline = new CancellationTokenSource(Deadline);
        var guarded = new NpgsqlConnectionStringBuilder(program.Database.ConnectionString) { Username = "guarded", Pooling = false };
        while (await IsLetInAsync(guarded.ConnectionString))
            await Task.Delay(20, deadline.Token);
    }

    private static async Task<bool> IsLetInAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
