using System.Globalization;
using System.Runtime.CompilerServices;
using MongoEtl.Runtime;

namespace Community.Checks;

/// <summary>5: lookup tables say the same as the tables that they lead to; derived ones too, where the plan has them.</summary>
public sealed class LookupTables : CommunityCheck
{
    private const string PairRooms = "p2p_room_by_users";

    private static readonly Lookup[] _lookups =
    [
        new("rooms_by_mongo", "mongo_id", "room_id", "room_details"),
        new("room_by_message", "message_id", "room_id", "messages_by_room"),
        new("room_membership_lookup", "user_id", "room_id", "participants_by_room"),
        new("rooms_by_user", "user_id", "room_id", "participants_by_room") { IsOfKnownRooms = true },
    ];

    /// <inheritdoc />
    public override string Name => "Lookup tables";

    /// <inheritdoc />
    public override string Description => "Each lookup table has a row for each row that it leads to, and no other.";

    /// <inheritdoc />
    public override IReadOnlyCollection<Store> Stores => [Store.Cassandra];

    /// <inheritdoc />
    public override async Task<CheckResult> RunAsync(ICheckContext context, CancellationToken cancellation)
    {
        var violations = new Violations(context);
        var rooms = new Dictionary<string, string?>(StringComparer.Ordinal);
        await foreach (var row in context.CassandraAsync("room_details", ["room_id", "type"], cancellation).ConfigureAwait(false))
            rooms[row[0]!] = row[1];
        foreach (var lookup in _lookups.Where(lookup => TableOf(context, lookup.Table) is not null))
        {
            var alone = await new PairComparison().RunAsync(
                () => PairsAsync(context, lookup.Table, lookup, null, cancellation),
                () => PairsAsync(context, lookup.Of, lookup, lookup.IsOfKnownRooms ? rooms : null, cancellation)).ConfigureAwait(false);
            foreach (var (key, value, isLeft) in alone)
                violations.Add($"{(isLeft ? lookup.Table : lookup.Of)} alone has {lookup.Key} {key}, {lookup.Value} {value}");
        }
        if (TableOf(context, PairRooms) is not null)
            await LookAtPairsAsync(context, violations, rooms, cancellation).ConfigureAwait(false);
        return violations.Result("Lookup tables agree with what they lead to.", "Rows that a lookup table or its table has alone.");
    }

    // 0.7, D18: one row a pair, the lower id first, and the room is one of two.
    private static async Task LookAtPairsAsync(
        ICheckContext context, Violations violations, Dictionary<string, string?> rooms, CancellationToken cancellation)
    {
        var pairs = 0L;
        await foreach (var row in context.CassandraAsync(PairRooms, ["user1_id", "user2_id", "room_id"], cancellation).ConfigureAwait(false))
        {
            pairs++;
            if (int.Parse(row[0]!, CultureInfo.InvariantCulture) >= int.Parse(row[1]!, CultureInfo.InvariantCulture))
                violations.Add($"{PairRooms}: the ids {row[0]} and {row[1]} are not in order");
            if (rooms.GetValueOrDefault(row[2] ?? "") != Rules.RoomKind.Pair)
                violations.Add($"{PairRooms}: room {row[2]} of {row[0]} and {row[1]} is no room of two");
        }
        if (pairs == 0 && rooms.ContainsValue(Rules.RoomKind.Pair))
            violations.Add($"{PairRooms} is empty, and there are rooms of two");
    }

    private static async IAsyncEnumerable<(string Key, string? Value)> PairsAsync(
        ICheckContext context,
        string table,
        Lookup lookup,
        Dictionary<string, string?>? rooms,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in context.CassandraAsync(table, [lookup.Key, lookup.Value], cancellation).ConfigureAwait(false))
        {
            if (rooms is null || rooms.ContainsKey(row[1] ?? ""))
                yield return (row[0] ?? "", row[1]);
        }
    }

    private sealed record Lookup(string Table, string Key, string Value, string Of)
    {
        /// <summary>True where rows of rooms that do not exist give none.</summary>
        public bool IsOfKnownRooms { get; init; }
    }
}
