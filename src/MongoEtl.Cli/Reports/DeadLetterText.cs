using System.Text;
using System.Text.Json;
using MongoEtl.Runtime;

namespace MongoEtl.Cli;

/// <summary>Dead letters as text: types and places, never values.</summary>
internal static class DeadLetterText
{
    /// <summary>One line for people.</summary>
    public static string Line(DeadLetter letter)
    {
        var table = letter.Table.Length == 0 ? "" : $"  {(letter.Store == Store.Cassandra ? "Cassandra " : "")}table {letter.Table}";
        var path = letter.Path is null ? "" : $"  {letter.Path}";
        return $"{letter.Entity}  {letter.SourceId}{table}{path}  {letter.Reason}";
    }

    /// <summary>One JSON object without line breaks.</summary>
    public static string Json(DeadLetter letter)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonText.Line))
        {
            json.WriteStartObject();
            json.WriteString("collection", letter.Collection);
            json.WriteString("_id", letter.SourceId);
            json.WriteString("entity", letter.Entity);
            JsonText.Optional(json, "path", letter.Path);
            json.WriteString("reason", letter.Reason);
            JsonText.Optional(json, "table", letter.Table.Length == 0 ? null : letter.Table);
            json.WriteString("store", JsonText.Camel(letter.Store.ToString()));
            JsonText.Optional(json, "expected", letter.Expected);
            JsonText.Optional(json, "found", letter.Found);
            json.WriteString("kind", JsonText.Camel(letter.Kind.ToString()));
            JsonText.Optional(json, "sqlState", letter.SqlState);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>A document as Extended JSON, or in hexadecimal digits where its bytes are no BSON document.</summary>
    public static string Document(byte[] document)
    {
        if (document.Length == 0)
            return "The document is not kept: the source no longer had it when its row was taken out again.";
        try
        {
            return ExtendedJson.ToString(document, ExtendedJsonMode.Canonical);
        }
        catch (BsonFormatException malformed)
        {
            return $"The bytes are no BSON document ({malformed.Reason}): {Convert.ToHexStringLower(document)}";
        }
    }

    /// <summary>Everything but the document, one property a line.</summary>
    public static void Details(TextWriter output, DeadLetter letter)
    {
        var table = new TextTable(("entity", false), (letter.Entity, false));
        table.Add("collection", letter.Collection);
        table.Add("_id", letter.SourceId);
        foreach (var (name, text) in new[]
        {
            ("store", letter.Store == Store.Cassandra ? "Cassandra" : "PostgreSQL"),
            ("table", letter.Table), ("path", letter.Path), ("expected", letter.Expected), ("found", letter.Found),
            ("kind", JsonText.Camel(letter.Kind.ToString())), ("reason", letter.Reason), ("SQLSTATE", letter.SqlState),
        })
        {
            if (!string.IsNullOrEmpty(text))
                table.Add(name, text);
        }
        table.Write(output);
    }
}
