using MongoEtl.Generators.SchemaDiff;
using MongoEtl.PostgreSql;
using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.SchemaChanges.Tests;

/// <summary>A database that one schema after another is in.</summary>
internal sealed class PairDatabase(PostgresOptions options) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = options.CreateDataSource();
    private readonly PostgresDatabase _database = new(options);

    /// <summary>Empties it and makes a schema in it.</summary>
    public async Task ReplaceAsync(Schema schema)
    {
        await using var command = _source.CreateCommand("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        await command.ExecuteNonQueryAsync();
        await RunAsync(StatementWriter.Write(Schema.Empty, SchemaDifference.Between(Schema.Empty, schema), Intents.None));
    }

    public Task<SchemaComparison> CompareAsync(Schema schema, Intents intents) =>
        SchemaComparison.ReadAsync(new PostgresSchema(_database), new ClassSchema(schema, intents), default);

    public Task ApplyAsync(SchemaComparison found) => RunAsync(found.Steps);

    public Task<string> CatalogueAsync() => PostgresCatalogue.ReadAsync(_source);

    private async Task RunAsync(IEnumerable<SchemaStep> steps)
    {
        var schema = new PostgresSchema(_database);
        foreach (var statement in steps.SelectMany(step => step.Statements))
            await schema.RunAsync(statement, default);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _source.DisposeAsync();
    }
}
