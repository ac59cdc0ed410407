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
        foreach (var lookup in _lookups.Where(lookup => TableOf(context, lookup.Table) is not null))
        {
            await new PairComparison().RunAsync(
                PairComparison.Of(() => PairsAsync(context, lookup.Table, lookup, cancellation)),
                PairComparison.Of(() => LedToAsync(context, lookup, cancellation)),
                (key, value, isLeft) =>
                    violations.Add($"{(isLeft ? lookup.Table : lookup.Of)} alone has {lookup.Key} {key}, {lookup.Value} {value}"))
                .ConfigureAwait(false);
        }
        if (TableOf(context, PairRooms) is not null)
            await LookAtPairsAsync(context, violations, cancellation).ConfigureAwait(false);
        return violations.Result("Lookup tables agree with what they lead to.", "Rows that a lookup table or its table has alone.");
    }

    // 0.7, D18: one row a pair, the lower id first, and the room is one of two.
    private static async Task LookAtPairsAsync(ICheckContext context, Violations violations, CancellationToken cancellation)
    {
        var (pairs, rooms) = (0L, 0L);
        IReadOnlyList<string> columns = ["user1_id", "user2_id", "room_id"];
        await foreach (var row in context.CassandraAsync(PairRooms, columns, cancellation).ConfigureAwait(false))
        {
            pairs++;
            if (int.Parse(row[0]!, CultureInfo.InvariantCulture) >= int.Parse(row[1]!, CultureInfo.InvariantCulture))
                violations.Add($"{PairRooms}: the ids {row[0]} and {row[1]} are not in order");
        }
        async IAsyncEnumerable<string> RoomsOfTwoAsync()
        {
            await foreach (var row in context.CassandraAsync("room_details", ["room_id", "type"], cancellation).ConfigureAwait(false))
            {
                if (row[1] != Rules.RoomKind.Pair)
                    continue;
                rooms++;
                yield return row[0]!;
            }
        }
        var others = new KnownKeys(RoomsOfTwoAsync).SelectAsync(
            () => context.CassandraAsync(PairRooms, columns, cancellation), row => row[2], isKnown: false, cancellation);
        await foreach (var row in others.ConfigureAwait(false))
            violations.Add($"{PairRooms}: room {row[2]} of {row[0]} and {row[1]} is no room of two");
        if (pairs == 0 && rooms > 0)
            violations.Add($"{PairRooms} is empty, and there are rooms of two");
    }

    private static IAsyncEnumerable<(string Key, string? Value)> LedToAsync(
        ICheckContext context, Lookup lookup, CancellationToken cancellation) => lookup.IsOfKnownRooms
            ? RoomsOf(context, cancellation).SelectAsync(
                () => PairsAsync(context, lookup.Of, lookup, cancellation), pair => pair.Value, isKnown: true, cancellation)
            : PairsAsync(context, lookup.Of, lookup, cancellation);

    private static async IAsyncEnumerable<(string Key, string? Value)> PairsAsync(
        ICheckContext context, string table, Lookup lookup, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in context.CassandraAsync(table, [lookup.Key, lookup.Value], cancellation).ConfigureAwait(false))
            yield return (row[0] ?? "", row[1]);
    }

    private sealed record Lookup(string Table, string Key, string Value, string Of)
    {
        /// <summary>True where rows of rooms that do not exist give none.</summary>
        public bool IsOfKnownRooms { get; init; }
    }
}
