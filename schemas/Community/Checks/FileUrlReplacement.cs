using Community.Rules;
using Microsoft.Extensions.DependencyInjection;
using MongoEtl.Runtime;

namespace Community.Checks;

/// <summary>7: no address holds a prefix that the settings replace, in any of the columns that have addresses.</summary>
public sealed class FileUrlReplacement : CommunityCheck
{
    private static readonly (string Table, string Column)[] _relational =
    [
        ("user", "avatar"), ("user", "avatar_thumbnail"), ("user", "avatar_low_quality"), ("channel", "picture"), ("channel", "cover"),
        ("docs", "fileURL"), ("live", "photo_url"),
    ];

    private static readonly (string Table, string Key, string Column)[] _wide =
    [
        ("users", "user_id", "avatar"), ("room_details", "room_id", "image"), ("messages_by_room", "message_id", "file_url"),
        ("messages_by_room", "message_id", "file_thumbnail_url"),
    ];

    /// <inheritdoc />
    public override string Name => "File URL replacement";

    /// <inheritdoc />
    public override string Description => "No column of addresses holds a prefix that URL_PREFIXES replaces.";

    /// <inheritdoc />
    public override async Task<CheckResult> RunAsync(ICheckContext context, CancellationToken cancellation)
    {
        var urls = context.Services.GetRequiredService<UrlPrefixes>();
        var violations = new Violations(context);
        foreach (var (table, column) in context.Has(Store.Postgres) ? _relational : [])
        {
            var sql = $"""SELECT id, "{column}" FROM public."{table}" WHERE "{column}" <> ''""";
            await foreach (var row in context.PostgresAsync(sql, cancellation).ConfigureAwait(false))
            {
                if (urls.Replace(row[1]) != row[1])
                    violations.Add($"PostgreSQL {table}.{column}: id {row[0]}");
            }
        }
        foreach (var (table, key, column) in context.Has(Store.Cassandra) ? _wide : [])
        {
            await foreach (var row in context.CassandraAsync(table, [key, column], cancellation).ConfigureAwait(false))
            {
                if (urls.Replace(row[1]) != row[1])
                    violations.Add($"Cassandra {table}.{column}: {key} {row[0]}");
            }
        }
        return violations.Result("No address has a prefix that is to be replaced.", "Addresses with a prefix that is to be replaced.");
    }
}
