using System.Globalization;
using System.Runtime.CompilerServices;
using MongoEtl;
using MongoEtl.Runtime;

namespace Community.Checks;

/// <summary>What the twelve published checks (section 7) have in common.</summary>
public abstract class CommunityCheck : IValidationCheck
{
    /// <inheritdoc />
    public abstract string Name { get; }

    /// <inheritdoc />
    public abstract string Description { get; }

    /// <inheritdoc />
    public virtual IReadOnlyCollection<Store> Stores => [];

    /// <inheritdoc />
    public abstract Task<CheckResult> RunAsync(ICheckContext context, CancellationToken cancellation);

    /// <summary>A number as samples have it.</summary>
    protected static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number that a statement gives.</summary>
    protected static async Task<long> CountAsync(ICheckContext context, string sql, CancellationToken cancellation)
    {
        await foreach (var row in context.PostgresAsync(sql, cancellation).ConfigureAwait(false))
            return long.Parse(row[0]!, CultureInfo.InvariantCulture);
        return 0;
    }

    /// <summary>Rows of a Cassandra table.</summary>
    protected static async Task<long> CountAsync(ICheckContext context, CqlTablePlan table, CancellationToken cancellation)
    {
        var rows = 0L;
        await foreach (var _ in context.CassandraAsync(table.Name, [table.Columns[0].Name], cancellation).ConfigureAwait(false))
            rows++;
        return rows;
    }

    /// <summary>The ids of the rooms that <c>room_details</c> has.</summary>
    private protected static KnownKeys RoomsOf(ICheckContext context, CancellationToken cancellation) =>
        new(() => RoomIdsAsync(context, "room_details", cancellation));

    /// <summary>The ids of the rooms that are partitions of a table.</summary>
    protected static async IAsyncEnumerable<string> RoomIdsAsync(
        ICheckContext context, string table, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in context.CassandraPartitionsAsync(TableOf(context, table)!, cancellation).ConfigureAwait(false))
            yield return row[0]!;
    }

    /// <summary>The Cassandra table of that name; null where the plan has none.</summary>
    protected static CqlTablePlan? TableOf(ICheckContext context, string name) =>
        context.Plan.Entities.SelectMany(entity => entity.CassandraTables).Concat(context.Plan.Derived.Select(derived => derived.Table))
            .FirstOrDefault(table => table.Name == name);
}
