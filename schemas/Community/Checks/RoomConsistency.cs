using Community.Documents;
using MongoEtl;
using MongoEtl.Runtime;

namespace Community.Checks;

/// <summary>3: every room that messages are in exists. A message whose room the source itself lacks keeps its room id (0.7), and is no
/// violation.</summary>
public sealed class RoomConsistency : CommunityCheck
{
    /// <summary>Rooms that are held at once; the source is read for as many.</summary>
    private const int MostOrphans = 50_000;

    /// <inheritdoc />
    public override string Name => "Room consistency";

    /// <inheritdoc />
    public override string Description => "Every room_id of messages_by_room is in room_details, unless the source lacks that room.";

    /// <inheritdoc />
    public override IReadOnlyCollection<Store> Stores => [Store.Cassandra];

    /// <inheritdoc />
    public override async Task<CheckResult> RunAsync(ICheckContext context, CancellationToken cancellation)
    {
        var violations = new Violations(context);
        var (orphans, unknown) = (new HashSet<Guid>(), 0L);
        var all = RoomsOf(context, cancellation).SelectAsync(
            () => RoomIdsAsync(context, "messages_by_room", cancellation), room => room, isKnown: false, cancellation);
        await foreach (var room in all.ConfigureAwait(false))
        {
            orphans.Add(Guid.Parse(room));
            if (orphans.Count == MostOrphans)
                unknown += await TellAsync(context, orphans, violations, cancellation).ConfigureAwait(false);
        }
        unknown += await TellAsync(context, orphans, violations, cancellation).ConfigureAwait(false);
        var known = unknown == 0 ? "" : $" ({Text(unknown)} rooms are none of the source's)";
        return violations.Result($"Every room of a message exists{known}.", $"Rooms of messages that are not in room_details{known}.");
    }

    /// <summary>Tells rooms that should exist, and forgets them all.</summary>
    /// <returns>How many of them are none of the source's.</returns>
    private static async Task<long> TellAsync(
        ICheckContext context, HashSet<Guid> orphans, Violations violations, CancellationToken cancellation)
    {
        var unknown = orphans.Count == 0 ? 0 : await TakeOutUnknownAsync(context, orphans, cancellation).ConfigureAwait(false);
        foreach (var orphan in orphans.Order())
            violations.Add($"room {orphan}");
        orphans.Clear();
        return unknown;
    }

    /// <summary>Takes out rooms that a message of the source names and that the source does not have.</summary>
    private static async Task<int> TakeOutUnknownAsync(ICheckContext context, HashSet<Guid> orphans, CancellationToken cancellation)
    {
        var unknown = new HashSet<Guid>();
        await context.VisitDocumentsAsync("message", document =>
        {
            var room = Message.FromBson(document.Bytes.ToArray()).Room;
            if (room.Kind == ReferenceKind.Id && Uuid5.Create(Uuid5.OidNamespace, room.Id) is var uuid && orphans.Contains(uuid))
                unknown.Add(uuid);
        }, cancellation).ConfigureAwait(false);
        await context.VisitDocumentsAsync("room", document =>
        {
            if (document.TryGet("_id", out var id) && id.AsSourceId() is { } source)
                unknown.Remove(Uuid5.Create(Uuid5.OidNamespace, source));
        }, cancellation).ConfigureAwait(false);
        orphans.ExceptWith(unknown);
        return unknown.Count;
    }
}
