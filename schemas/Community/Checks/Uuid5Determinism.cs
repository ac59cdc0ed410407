using MongoEtl;
using MongoEtl.Runtime;

namespace Community.Checks;

/// <summary>4: every room id is the version 5 UUID of its source id (3.1).</summary>
public sealed class Uuid5Determinism : CommunityCheck
{
    private static readonly string[] _tables = ["room_details", "rooms_by_mongo", "organizations"];

    /// <inheritdoc />
    public override string Name => "UUID5 determinism";

    /// <inheritdoc />
    public override string Description => "room_id is the version 5 UUID of mongo_id, in every row of three tables.";

    /// <inheritdoc />
    public override IReadOnlyCollection<Store> Stores => [Store.Cassandra];

    /// <inheritdoc />
    public override async Task<CheckResult> RunAsync(ICheckContext context, CancellationToken cancellation)
    {
        var violations = new Violations(context);
        var rows = 0L;
        foreach (var table in _tables)
        {
            await foreach (var row in context.CassandraAsync(table, ["room_id", "mongo_id"], cancellation).ConfigureAwait(false))
            {
                rows++;
                if (row[1] is not { Length: > 0 } id || row[0] != Uuid5.Create(Uuid5.OidNamespace, SourceId.FromText(id)).ToString())
                    violations.Add($"{table}: room {row[0]}, mongo_id {row[1]}");
            }
        }
        return violations.Result($"{Text(rows)} room ids follow from their source ids.",
            "Room ids that do not follow from their source ids.");
    }
}
