using System.Text.Encodings.Web;
using System.Text.Json;

namespace MongoEtl.Cli;

/// <summary>How this program writes JSON: by hand, because serializers need reflection and start-up time.</summary>
internal static class JsonText
{
    // Output goes to terminals and files, never into HTML: quotes and accents may stand as they are.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>Indented by two blanks.</summary>
    public static JsonWriterOptions Indented { get; } = new() { Indented = true, Encoder = Encoder };

    /// <summary>One line.</summary>
    public static JsonWriterOptions Line { get; } = new() { Encoder = Encoder };

    /// <summary>A property with a text or null.</summary>
    public static void Optional(Utf8JsonWriter json, string name, string? text)
    {
        if (text is null)
            json.WriteNull(name);
        else
            json.WriteString(name, text);
    }

    /// <summary>A property with an array of texts.</summary>
    public static void Array(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>A property with an object of numbers.</summary>
    public static void Counts(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, long>> counts)
    {
        json.WriteStartObject(name);
        foreach (var (key, count) in counts)
            json.WriteNumber(key, count);
        json.WriteEndObject();
    }

    /// <summary>The name with a small first letter.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
