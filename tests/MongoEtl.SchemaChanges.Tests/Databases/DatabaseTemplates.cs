using System.Collections.Concurrent;
using MongoEtl.PostgreSql;
using MongoEtl.PostgreSql.Tests;

namespace MongoEtl.SchemaChanges.Tests;

/// <summary>Databases that many tests begin with: each is filled once and then copied, which takes a tenth of the time.</summary>
internal static class DatabaseTemplates
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<PostgresOptions>>> Filled = new();

    /// <summary>A database of its own with what <paramref name="fill"/> puts into the first of that name. It has to leave no connection
    /// open.</summary>
    public static async Task<PostgresOptions> CopyAsync(PostgresFixture postgres, string name, Func<PostgresOptions, Task> fill)
    {
        var template = await Filled.GetOrAdd(name, _ => new(FillAsync)).Value;
        return await postgres.CreateDatabaseAsync(template.Database);

        async Task<PostgresOptions> FillAsync()
        {
            var options = await postgres.CreateDatabaseAsync();
            await fill(options);
            return options;
        }
    }
}
