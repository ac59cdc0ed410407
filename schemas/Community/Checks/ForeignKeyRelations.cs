using MongoEtl.Runtime;

namespace Community.Checks;

/// <summary>10: the fifteen relations of 4.1 lead somewhere. Looked at in the rows, so that it also tells of constraints that were taken
/// away.</summary>
public sealed class ForeignKeyRelations : CommunityCheck
{
    private static readonly (string Child, string Column, string Parent)[] _relations =
    [
        ("municipality", "province_id", "province"),
        ("parroquia", "province_id", "province"),
        ("parroquia", "municipality_id", "municipality"),
        ("user", "province_id", "province"),
        ("user", "municipality_id", "municipality"),
        ("user", "parroquia_id", "parroquia"),
        ("user", "roleId", "role"),
        ("channel", "created_by", "user"),
        ("live", "channel_id", "channel"),
        ("live", "created_by", "user"),
        ("docs", "uploaded_by_id", "user"),
        ("profession_user", "user_id", "user"),
        ("profession_user", "profession_id", "profession"),
        ("entities_user", "user_id", "user"),
        ("entities_user", "entities_id", "entities"),
    ];

    /// <inheritdoc />
    public override string Name => "Foreign keys";

    /// <inheritdoc />
    public override string Description => "The fifteen relations lead to rows that exist.";

    /// <inheritdoc />
    public override IReadOnlyCollection<Store> Stores => [Store.Postgres];

    /// <inheritdoc />
    public override async Task<CheckResult> RunAsync(ICheckContext context, CancellationToken cancellation)
    {
        var violations = new Violations(context);
        foreach (var (child, column, parent) in _relations)
        {
            var orphans = await CountAsync(context,
                $"""
                SELECT count(*) FROM public."{child}" c
                WHERE c."{column}" IS NOT NULL AND NOT EXISTS (SELECT FROM public."{parent}" p WHERE p.id = c."{column}")
                """, cancellation).ConfigureAwait(false);
            violations.Add(orphans, $"{child}.{column}: {Text(orphans)} rows refer to a {parent} that is not there");
        }
        return violations.Result($"{_relations.Length} relations lead to rows that exist.", "References to rows that are not there.");
    }
}
