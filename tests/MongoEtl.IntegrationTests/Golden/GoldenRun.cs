using System.Text.Json.Nodes;
using MongoEtl.Cassandra.Tests;
using MongoEtl.IntegrationTests.Dumps;
using MongoEtl.IntegrationTests.Programs;
using MongoEtl.IntegrationTests.Servers;
using MongoEtl.IntegrationTests.TwoStores;
using MongoEtl.Runtime;

namespace MongoEtl.IntegrationTests.Golden;

/// <summary>Migrates the documents of all cases into both stores, once, and reads the tables back.</summary>
public sealed class GoldenRun(PostgresFixture postgres, CassandraFixture cassandra) : IDisposable
{
    private const string Keyspace = "golden";
    private readonly SemaphoreSlim _turn = new(1);
    private Scenario? _scenario;
    private Dictionary<(Store Store, string Table), List<JsonObject>>? _rows;
    private List<JsonNode>? _letters;

    /// <summary>The rows of a table, each with the columns that are set.</summary>
    internal async Task<IReadOnlyList<JsonObject>> RowsAsync(Store store, string table)
    {
        await MigrateAsync();
        return _rows![(store, table)];
    }

    /// <summary>The dead letters.</summary>
    internal async Task<IReadOnlyList<JsonNode>> DeadLettersAsync()
    {
        await MigrateAsync();
        return _letters!;
    }

    /// <summary>The most tombstones that reading the tables met.</summary>
    internal async Task<string[]> TombstonesAsync()
    {
        await MigrateAsync();
        return await CassandraRows.ReadAsync(await cassandra.EndPointAsync(),
            "SELECT JSON keyspace_name, table_name, max FROM system_views.tombstones_per_read");
    }

    public void Dispose()
    {
        _scenario?.Dispose();
        _turn.Dispose();
    }

    private async Task MigrateAsync()
    {
        await _turn.WaitAsync();
        try
        {
            if (_letters is not null)
                return;
            var endPoint = await cassandra.EndPointAsync();
            _scenario = await Scenario.CreateAsync(postgres, ProgramFile.Community);
            _scenario.Migrator.Environment["CASSANDRA_HOSTS"] = $"{endPoint}";
            _scenario.Migrator.Environment["CASSANDRA_KEYSPACE"] = Keyspace;
            foreach (var (name, value) in CommunityKeys.OfVectors)
                _scenario.Migrator.Environment[name] = value;
            foreach (var collection in GoldenCases.All.GroupBy(golden => golden.Collection))
                DumpFolder.WriteBytes(_scenario.Dump, collection.Key, [.. collection.SelectMany(golden => ExtendedJson.Parse(golden.Document))]);
            (await _scenario.MigrateAsync()).ShouldExit(3);
            _rows = [];
            foreach (var (store, table, key) in GoldenTables.All)
                _rows[(store, table)] = await ReadAsync(store, table, key);
            _letters = await _scenario.DeadLettersAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<List<JsonObject>> ReadAsync(Store store, string table, string[] key)
    {
        var rows = store == Store.Cassandra
            ? await CassandraRows.ReadAsync(await cassandra.EndPointAsync(), $"SELECT JSON * FROM {Keyspace}.{table}")
            : await _scenario!.TextsAsync($"SELECT to_jsonb(t)::text FROM \"{table}\" t");
        return [.. rows.Select(row => Comparable(JsonNode.Parse(row)!.AsObject(), key))];
    }

    // Without nulls, and without an id that the database assigns.
    private static JsonObject Comparable(JsonObject row, string[] key)
    {
        if (!key.Contains("id"))
            row.Remove("id");
        foreach (var name in row.Where(column => column.Value is null).Select(column => column.Key).ToList())
            row.Remove(name);
        return row;
    }
}
