using System.Runtime.CompilerServices;
using MongoEtl.Runtime;

namespace Community.Checks;

/// <summary>12: both stores have the same roles and users, under the same integers (0.7, D6 and D10).</summary>
public sealed class CrossDatabaseConsistency : CommunityCheck
{
    /// <inheritdoc />
    public override string Name => "Cross-database consistency";

    /// <inheritdoc />
    public override string Description => "Roles and users have the same id and mongo_id in both stores.";

    /// <inheritdoc />
    public override IReadOnlyCollection<Store> Stores => [Store.Postgres, Store.Cassandra];

    /// <inheritdoc />
    public override async Task<CheckResult> RunAsync(ICheckContext context, CancellationToken cancellation)
    {
        var violations = new Violations(context);
        foreach (var (relational, wide, key) in new[] { ("role", "role", "id"), ("user", "users", "user_id") })
        {
            await new PairComparison().RunAsync(
                PairComparison.Of(() => RelationalAsync(context, relational, cancellation)),
                PairComparison.Of(() => WideAsync(context, wide, key, cancellation)),
                (id, mongoId, isLeft) => violations.Add(
                    $"{(isLeft ? $"PostgreSQL {relational}" : $"Cassandra {wide}")} alone has id {id}, mongo_id {mongoId}"))
                .ConfigureAwait(false);
        }
        return violations.Result("Roles and users are the same in both stores.", "Roles or users that one store has alone.");
    }

    private static async IAsyncEnumerable<(string Key, string? Value)> RelationalAsync(
        ICheckContext context, string table, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in context.PostgresAsync($"""SELECT id, mongo_id FROM public."{table}" """, cancellation)
            .ConfigureAwait(false))
            yield return (row[0]!, row[1]);
    }

    private static async IAsyncEnumerable<(string Key, string? Value)> WideAsync(
        ICheckContext context, string table, string key, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in context.CassandraAsync(table, [key, "mongo_id"], cancellation).ConfigureAwait(false))
            yield return (row[0]!, row[1]);
    }
}
