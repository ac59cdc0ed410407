using MongoEtl.Runtime;

namespace Community.Checks;

/// <summary>11: values have the form that the rules of sections 2 and 0.7 give them, seen from the tables alone.</summary>
public sealed class DataTransformations : CommunityCheck
{
    private static readonly (string What, string Table, string Violates)[] _rules =
    [
        ("profileStatus is COMPLETED", "user", """ "profileStatus" <> 'COMPLETED' """),
        ("phone is digits", "user", "phone <> '' AND phone ~ '[[:space:]+()-]'"),
        ("a complete dni has its kind and a dash", "user", "length(dni) >= 7 AND dni !~ '^[VEJGP]-'"),
        ("a deleted user is anonymous", "user", """
            deleted_at IS NOT NULL AND (name IS DISTINCT FROM 'Deleted User' OR "fullName" IS DISTINCT FROM 'Deleted User'
                OR email <> '' OR phone <> '' OR dni <> '' OR avatar <> '' OR avatar_thumbnail <> '' OR avatar_low_quality <> '')
            """),
        ("only deleted users have deleted_name", "user",
            "deleted_at IS NULL AND coalesce(deleted_name, deleted_email, deleted_phone) IS NOT NULL"),
        ("live_type is YOUTUBE", "live", "live_type <> 'YOUTUBE'"),
        ("status is LIVE or FINISHED", "live", "status NOT IN ('LIVE', 'FINISHED')"),
        ("category is FEATURED or MORE_TO_SEE", "live", "category NOT IN ('FEATURED', 'MORE_TO_SEE')"),
        ("a doc with a role is private", "docs",
            """ NOT "isPrivate" AND EXISTS (SELECT FROM public.docs_roles r WHERE r.docs_id = docs.id) """),
        ("the folder of a doc exists", "docs",
            """ "onFolder" <> 0 AND NOT EXISTS (SELECT FROM public.docs f WHERE f.id = docs."onFolder") """),
    ];

    /// <inheritdoc />
    public override string Name => "Data transformations";

    /// <inheritdoc />
    public override string Description => "Values have the form that their rules give them.";

    /// <inheritdoc />
    public override async Task<CheckResult> RunAsync(ICheckContext context, CancellationToken cancellation)
    {
        var violations = new Violations(context);
        foreach (var (what, table, violates) in context.Has(Store.Postgres) ? _rules : [])
        {
            var rows = await CountAsync(context, $"""SELECT count(*) FROM public."{table}" WHERE {violates}""", cancellation)
                .ConfigureAwait(false);
            violations.Add(rows, $"PostgreSQL {table}: {what}, but not in {Text(rows)} rows");
        }
        if (context.Has(Store.Cassandra))
        {
            await EachAsync(context, violations, "participants_by_room", ["user_id", "role"], "role is in upper case",
                row => row[1] is { Length: > 0 } role && role == role.ToUpperInvariant(), cancellation).ConfigureAwait(false);
            await EachAsync(context, violations, "users", ["user_id", "phone"], "phone is empty or a plus sign and digits",
                row => row[1] is null or "" || row[1]![0] == '+' && row[1]!.Skip(1).All(char.IsDigit), cancellation).ConfigureAwait(false);
            await EachAsync(context, violations, "room_details", ["room_id", "type", "send_message", "add_member", "edit_group"],
                "permissions are those of the room's kind", HasPermissions, cancellation).ConfigureAwait(false);
            await EachAsync(context, violations, "messages_by_room", ["message_id", "type"], "type is set",
                row => !string.IsNullOrEmpty(row[1]), cancellation).ConfigureAwait(false);
        }
        return violations.Result("Values have the form that their rules give them.", "Values of another form than their rules give them.");
    }

    // 0.7, D1 and D2: who may send in groups is a setting of each room.
    private static bool HasPermissions(IReadOnlyList<string?> row) => row[1] switch
    {
        Rules.RoomKind.Pair => row[2] == "True" && row[3] == "False" && row[4] == "True",
        Rules.RoomKind.Group => row[3] == "True" && row[4] == "False",
        Rules.RoomKind.Broadcast => row[3] == "False" && row[4] == "False",
        _ => false,
    };

    private static async Task EachAsync(
        ICheckContext context,
        Violations violations,
        string table,
        IReadOnlyList<string> columns,
        string what,
        Func<IReadOnlyList<string?>, bool> holds,
        CancellationToken cancellation)
    {
        await foreach (var row in context.CassandraAsync(table, columns, cancellation).ConfigureAwait(false))
        {
            if (!holds(row))
                violations.Add($"Cassandra {table}: {what}, but not of {columns[0]} {row[0]}");
        }
    }
}
