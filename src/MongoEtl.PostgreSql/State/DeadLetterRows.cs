using System.Text;
using MongoEtl.Runtime;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Dead letters as rows of <c>mongoetl.dead_letters</c>.</summary>
internal static class DeadLetterRows
{
    private const string Upsert =
        """
        INSERT INTO mongoetl.dead_letters (plan, store, entity, source_id, table_name, collection, kind, path, expected, found, reason, sql_state, document)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (plan, store, entity, md5(source_id), table_name) DO UPDATE SET
            collection = excluded.collection, kind = excluded.kind, path = excluded.path, expected = excluded.expected, found = excluded.found,
            reason = excluded.reason, sql_state = excluded.sql_state, document = excluded.document, set_aside_at = now()
        """;

    internal const string Columns = "entity, source_id, table_name, collection, kind, path, expected, found, reason, sql_state, document, store";

    internal static NpgsqlBatchCommand ToUpsert(string plan, DeadLetter letter) => Statements.ToBatchCommand(
        Upsert, plan, StoreNames.Of(letter.Store), letter.Entity, Storable(letter.SourceId), letter.Table, letter.Collection, letter.Kind.ToString(),
        Storable(letter.Path), Storable(letter.Expected), Storable(letter.Found), Storable(letter.Reason), letter.SqlState, letter.Document);

    /// <summary>Forgets all letters that some documents have in a store.</summary>
    internal static NpgsqlBatchCommand ToRemoval(
        string plan, Store store, string entity, IEnumerable<string> sourceIds) => Statements.ToBatchCommand(
        "DELETE FROM mongoetl.dead_letters WHERE plan = $1 AND store = $2 AND entity = $3 AND md5(source_id) IN (SELECT md5(id) FROM unnest($4) AS id)",
        plan, StoreNames.Of(store), entity, sourceIds.Select(id => Storable(id)!).ToArray());

    internal static DeadLetter Read(NpgsqlDataReader row) => new()
    {
        Entity = row.GetString(0),
        SourceId = row.GetString(1),
        Table = row.GetString(2),
        Collection = row.GetString(3),
        Kind = Enum.Parse<DeadLetterKind>(row.GetString(4)),
        Path = row.TextOrNull(5),
        Expected = row.TextOrNull(6),
        Found = row.TextOrNull(7),
        Reason = row.GetString(8),
        SqlState = row.TextOrNull(9),
        Document = row.GetFieldValue<byte[]>(10),
        Store = StoreNames.Parse(row.GetString(11)),
    };

    /// <summary>What PostgreSQL cannot hold in a text (U+0000, halves of surrogate pairs) as its escape, so that a letter about such a
    /// document can be stored. The document's bytes are stored as they are.</summary>
    internal static string? Storable(string? text)
    {
        if (text is null || IsStorable(text))
            return text;
        var storable = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
            storable.Append(rune.Value is 0 ? "\\u0000" : rune.ToString());
        return storable.ToString();
    }

    /// <summary>Whether PostgreSQL can hold the text as it stands.</summary>
    internal static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsSurrogate(text[i]) && !IsPair(text, i++))
                return false;
        }
        return true;
    }

    private static bool IsPair(string text, int at) => char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
}
