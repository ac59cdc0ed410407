using System.Text;
using System.Text.Json;

namespace MongoEtl.Tests.Bson;

/// <summary>The whole public BSON corpus of MongoDB's driver specifications.</summary>
public sealed class BsonCorpusTests
{
    private const string Absent = "(absent)";

    public static TheoryData<string> Files()
    {
        var folder = TestData.Specs is { } specs ? Path.Combine(specs, "bson-corpus") : null;
        return folder is not null && Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.json").Select(file => Path.GetFileName(file)).Order()]
            : [Absent];
    }

    [Theory, MemberData(nameof(Files))]
    public void Valid_documents_round_trip(string file) => Each(file, "valid", test =>
    {
        var canonicalBson = Bytes(test, "canonical_bson")!;
        var lossy = test.TryGetProperty("lossy", out var flag) && flag.GetBoolean();
        BsonValidator.Validate(canonicalBson);
        Copy(canonicalBson).ShouldBe(canonicalBson, "copied element by element");
        Json(canonicalBson, ExtendedJsonMode.Canonical).ShouldBe(Text(test, "canonical_extjson"), "written canonically");
        if (!lossy)
            ExtendedJson.Parse(test.GetProperty("canonical_extjson").GetString()!).ShouldBe(canonicalBson, "read canonically");
        if (Text(test, "relaxed_extjson") is { } relaxed)
        {
            Json(canonicalBson, ExtendedJsonMode.Relaxed).ShouldBe(relaxed, "written relaxed");
            Json(ExtendedJson.Parse(test.GetProperty("relaxed_extjson").GetString()!), ExtendedJsonMode.Relaxed).ShouldBe(relaxed, "read relaxed");
        }
        Degenerate(test, canonicalBson, lossy);
    });

    [Theory, MemberData(nameof(Files))]
    public void Malformed_bytes_are_refused(string file) => Each(file, "decodeErrors", test =>
    {
        var bytes = Bytes(test, "bson")!;
        var fault = Should.Throw<BsonFormatException>(() => BsonValidator.Validate(bytes));
        fault.Offset.ShouldBeInRange(0, bytes.Length);
        fault.Message.ShouldStartWith($"malformed BSON at byte {fault.Offset}: ");
    });

    [Theory, MemberData(nameof(Files))]
    public void Wrong_texts_are_refused(string file) => Each(file, "parseErrors", test =>
    {
        var text = test.GetProperty("string").GetString()!;
        if (file.StartsWith("decimal128", StringComparison.Ordinal))
        {
            Should.Throw<FormatException>(() => Decimal128.Parse(text));
            text = "{\"d\": {\"$numberDecimal\": " + JsonSerializer.Serialize(text) + "}}";
        }
        var fault = Should.Throw<ExtendedJsonException>(() => ExtendedJson.Parse(text));
        fault.Line.ShouldBe(1);
        fault.Column.ShouldBeInRange(1, text.Length + 1);
    });

    private static void Degenerate(JsonElement test, byte[] canonicalBson, bool lossy)
    {
        if (Bytes(test, "degenerate_bson") is { } degenerateBson)
        {
            Json(degenerateBson, ExtendedJsonMode.Canonical).ShouldBe(Text(test, "canonical_extjson"), "degenerate bytes written");
            ExtendedJson.Parse(ExtendedJson.ToString(degenerateBson, ExtendedJsonMode.Canonical)).ShouldBe(canonicalBson, "degenerate bytes");
        }
        if (!lossy && test.TryGetProperty("degenerate_extjson", out var degenerate))
            ExtendedJson.Parse(degenerate.GetString()!).ShouldBe(canonicalBson, "degenerate text read");
    }

    private static void Each(string file, string kind, Action<JsonElement> check)
    {
        TestData.RequireOrSkip(file == Absent ? null : TestData.Specs, "MONGOETL_SPECS");
        using var corpus = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(TestData.Specs!, "bson-corpus", file)));
        var failures = new List<string>();
        if (corpus.RootElement.TryGetProperty(kind, out var tests))
        {
            foreach (var test in tests.EnumerateArray())
            {
                try
                {
                    check(test);
                }
                catch (Exception failure) when (failure is ShouldAssertException or FormatException or DocumentException or ArgumentException)
                {
                    failures.Add($"{test.GetProperty("description").GetString()}: {failure.Message}");
                }
            }
        }
        failures.ShouldBeEmpty();
    }

    /// <summary>Takes the document apart with the reader and puts it together with the writer.</summary>
    private static byte[] Copy(byte[] document)
    {
        var writer = new BsonWriter();
        writer.WriteStartDocument();
        var reader = new BsonElementReader(document);
        while (reader.MoveNext())
            writer.WriteRaw(reader.Name, reader.Type, reader.Value);
        writer.WriteEndDocument();
        return writer.ToArray();
    }

    private static string Json(byte[] document, ExtendedJsonMode mode) => Normal(ExtendedJson.ToString(document, mode));

    private static string? Text(JsonElement test, string name) =>
        test.TryGetProperty(name, out var value) ? Normal(value.GetString()!) : null;

    private static byte[]? Bytes(JsonElement test, string name) =>
        test.TryGetProperty(name, out var value) ? Convert.FromHexString(value.GetString()!) : null;

    /// <summary>The same JSON without blanks and with one way of escaping; numbers as they are written.</summary>
    private static string Normal(string json)
    {
        using var document = JsonDocument.Parse(json);
        var text = new StringBuilder();
        Append(document.RootElement, text);
        return text.ToString();
    }

    private static void Append(JsonElement element, StringBuilder text)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    text.Append(text.Length > 0 && text[^1] == '{' ? "" : "{").Append(JsonSerializer.Serialize(member.Name)).Append(':');
                    Append(member.Value, text);
                }
                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in element.EnumerateArray())
                {
                    Append(item, text);
                    text.Append(',');
                }
                text.Append(']');
                break;
            case JsonValueKind.String:
                text.Append(JsonSerializer.Serialize(element.GetString()));
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }
}
