using MongoEtl.Runtime;

namespace Community.Checks;

/// <summary>2: column <c>mongo_id</c> is there, and no row is without it.</summary>
public sealed class MongoIdColumns : CommunityCheck
{
    private static readonly string[] _relational =
    [
        "role", "province", "municipality", "parroquia", "profession", "entities", "user", "channel", "docs", "live", "profession_user",
        "entities_user",
    ];

    private static readonly string[] _wide = ["room_details", "messages_by_room", "participants_by_room", "users", "role", "organizations"];

    /// <inheritdoc />
    public override string Name => "mongo_id columns";

    /// <inheritdoc />
    public override string Description => "Twelve PostgreSQL tables and six Cassandra tables have mongo_id, and it is set in every row.";

    /// <inheritdoc />
    public override async Task<CheckResult> RunAsync(ICheckContext context, CancellationToken cancellation)
    {
        var violations = new Violations(context);
        if (context.Has(Store.Postgres))
        {
            foreach (var table in _relational)
                await LookAsync(violations, $"PostgreSQL {table}", () => EmptyAsync(context, table, cancellation)).ConfigureAwait(false);
        }
        if (context.Has(Store.Cassandra))
        {
            foreach (var table in _wide)
                await LookAsync(violations, $"Cassandra {table}", () => EmptyWideAsync(context, table, cancellation)).ConfigureAwait(false);
        }
        return violations.Result("mongo_id is there and set in every row.", "mongo_id is absent, or rows are without it.");
    }

    private static async Task LookAsync(Violations violations, string table, Func<Task<long>> look)
    {
        try
        {
            var empty = await look().ConfigureAwait(false);
            violations.Add(empty, $"{table}: {Text(empty)} rows without mongo_id");
        }
        catch (TargetException refused) when (!refused.IsTransient)
        {
            violations.Add($"{table}: mongo_id cannot be read");
        }
    }

    private static Task<long> EmptyAsync(ICheckContext context, string table, CancellationToken cancellation) =>
        CountAsync(context, $"""SELECT count(*) FROM public."{table}" WHERE coalesce(mongo_id, '') = ''""", cancellation);

    private static async Task<long> EmptyWideAsync(ICheckContext context, string table, CancellationToken cancellation)
    {
        var empty = 0L;
        await foreach (var row in context.CassandraAsync(table, ["mongo_id"], cancellation).ConfigureAwait(false))
            empty += string.IsNullOrEmpty(row[0]) ? 1 : 0;
        return empty;
    }
}
