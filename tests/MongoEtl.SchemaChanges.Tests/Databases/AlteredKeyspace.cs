using System.Net;
using MongoEtl.Cassandra;
using MongoEtl.Runtime;

namespace MongoEtl.SchemaChanges.Tests;

/// <summary>A keyspace that a plan's tables are in.</summary>
internal sealed class AlteredKeyspace : IAsyncDisposable
{
    private readonly CassandraTarget _target;
    private readonly CqlSession _session;
    private readonly string _keyspace;

    private AlteredKeyspace(CassandraTarget target, CqlSession session, string keyspace) =>
        (_target, _session, _keyspace) = (target, session, keyspace);

    public ISchemaStore Schema => _target.Schema;

    public static async Task<AlteredKeyspace> CreateAsync(IPEndPoint server, string keyspace, Plan? plan)
    {
        var options = new CassandraOptions { Hosts = [server.ToString()], Keyspace = keyspace, WriteConsistency = "ONE" };
        var target = new CassandraTarget(options);
        if (plan is not null)
            await target.PrepareAsync(plan, plan.Entities, default);
        return new(target, await CqlSession.ConnectAsync(options.Session(_ => { })), keyspace);
    }

    public Task<SchemaComparison> CompareAsync(Plan plan) => SchemaComparison.ReadAsync(Schema, ClassSchema.Of(plan.Schema!), default);

    public async Task ApplyAsync(SchemaComparison found)
    {
        found.Refusals.ShouldBeEmpty();
        foreach (var statement in found.Steps.SelectMany(step => step.Statements))
            await Schema.RunAsync(statement, default);
    }

    public Task<string> CatalogueAsync() => CassandraCatalogue.ReadAsync(_session, _keyspace);

    public async Task ExecuteAsync(string cql)
    {
        await _target.OnKeyspaceAsync("a test", async (session, _) =>
        {
            await _target.PrepareKeyspaceAsync(session, default);
            await session.QueryAsync(cql, null, default);
            return true;
        }, default);
    }

    /// <summary>Columns of text and the town's size, row by row.</summary>
    public async Task<List<string>> RowsAsync(string table, List<string> columns)
    {
        var found = new List<string>();
        await foreach (var rows in _session.ReadPagesAsync($"SELECT {string.Join(", ", columns)}, size FROM {_keyspace}.{table}"))
        {
            while (rows.Read())
                found.Add($"{string.Join('|', columns.Select((_, i) => rows.GetText(i)))}|{rows.GetInt(columns.Count)}");
        }
        return found;
    }

    /// <summary>How many rows a table has.</summary>
    public async Task<int> CountAsync(string table)
    {
        var count = 0;
        await foreach (var rows in _session.ReadPagesAsync($"SELECT * FROM {_keyspace}.{table}"))
        {
            while (rows.Read())
                count++;
        }
        return count;
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _target.DisposeAsync();
    }
}
