using MongoEtl;

namespace Community.Rules;

/// <summary>An address that a document gives as text or as a document with <c>url</c> (1.8, 1.10).</summary>
public static class Link
{
    /// <summary>The text itself, or the <c>url</c> of a document; null for anything else.</summary>
    public static string? TextOrUrl(this RawBson value) => value.Type == BsonType.Document
        ? value.TryGet("url", out var url) ? url.AsText() : null
        : value.AsText();

    /// <summary>The first that yields a text that is not empty; else what the last yields.</summary>
    public static string? First(params ReadOnlySpan<RawBson> values)
    {
        string? text = null;
        foreach (var value in values)
        {
            text = value.TextOrUrl();
            if (!string.IsNullOrEmpty(text))
                break;
        }
        return text;
    }

    /// <summary>The id that a value means: an embedded document's <c>_id</c>, an ObjectId or a text; null when empty.</summary>
    public static string? IdText(this RawBson value)
    {
        if (value.Type == BsonType.Document)
            return value.TryGet("_id", out var id) && !id.IsEmpty ? id.IdText() : null;
        return value.Type switch
        {
            BsonType.ObjectId => SourceId.FromBson(value.Type, value.Bytes).ToString(),
            BsonType.Array => null,
            _ => value.AsText(),
        };
    }
}
