using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql.Tests;

/// <summary>Plans without documents behind them, and a database to run their steps on.</summary>
internal sealed class TestPlan : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;

    private TestPlan(PostgresOptions options, Plan plan)
    {
        (Options, Plan) = (options, plan);
        Store = new PostgresStore(options, plan);
        _source = options.CreateDataSource();
    }

    public PostgresOptions Options { get; }

    public Plan Plan { get; }

    public PostgresStore Store { get; }

    public EntityPlan Entity => Plan.Entities[0];

    public static EntityPlan EntityOf(string name, int wave, params TestTable[] tables) => new()
    {
        Name = name,
        Collection = name,
        Wave = wave,
        Key = KeyKind.Serial,
        Tables = [.. tables.Select(table => table.ToPlan())],
        Fields = [],
        References = [],
        Fingerprint = "1",
        CreateEncoder = _ => throw new NotSupportedException("These plans have no documents."),
    };

    public static async Task<TestPlan> OpenAsync(PostgresFixture postgres, params EntityPlan[] entities)
    {
        var test = new TestPlan(await postgres.CreateDatabaseAsync(), new Plan("test", entities, [], []));
        await test.Store.State.LockPlanAsync("test", "here, process 1", default);
        return test;
    }

    /// <summary>Prepares tables, begins entities with one partition each.</summary>
    public async Task BeginAsync(LoadMode mode = LoadMode.Load, EntityPhase phase = EntityPhase.Rows)
    {
        await Store.Target.PrepareAsync(Plan, Plan.Entities, default);
        foreach (var entity in Plan.Entities)
        {
            await Store.State.BeginEntityAsync(
                new EntityState(MongoEtl.Runtime.Store.Postgres, entity.Name, mode, phase, "1", "source", 1), [new SourcePartition(entity.Collection, 0, "all", 100)], default);
            await Store.Target.ReadyAsync(entity, mode, default);
        }
    }

    public async Task<PartitionState> PartitionAsync(EntityPlan entity) => (await Store.State.PartitionsAsync(MongoEtl.Runtime.Store.Postgres, entity.Name, default))[0];

    /// <summary>Writes rows of one table in one transaction.</summary>
    public async Task WriteAsync(EntityPlan entity, LoadMode mode, string position, params Action<CopyWriter>[] rows)
    {
        await using var writer = await Store.Target.OpenWriterAsync(entity, mode, default);
        var start = await PartitionAsync(entity);
        await writer.BeginAsync(start, default);
        using var buffer = Rows(rows);
        await writer.WriteAsync([buffer, .. entity.Tables.Skip(1).Select(_ => new CopyWriter())], default);
        await writer.CommitAsync(start with { Position = new SourcePosition(position) }, [], default);
    }

    public static CopyWriter Rows(params Action<CopyWriter>[] rows)
    {
        var buffer = new CopyWriter();
        foreach (var row in rows)
            row(buffer);
        return buffer;
    }

    /// <summary>A row of integers (or nulls) and texts for the table's columns.</summary>
    public static Action<CopyWriter> Row(EntityPlan entity, params object?[] values) => Row(entity.Tables[0], values);

    public static Action<CopyWriter> Row(TablePlan table, params object?[] values) => copy =>
    {
        copy.BeginRow(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (table.Columns[i].Type == "integer")
                copy.Next(table.Columns[i]).Int32((int?)values[i]);
            else
                copy.Next(table.Columns[i]).Text((string?)values[i]);
        }
        copy.EndRow();
    };

    public async Task ExecuteAsync(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Every row as PostgreSQL prints it.</summary>
    public async Task<List<string>> QueryAsync(string sql)
    {
        await using var command = _source.CreateCommand($"SELECT q::text FROM ({sql}) q");
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync())
            found.Add(rows.GetString(0));
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await _source.DisposeAsync();
    }
}
