using System.Text;
using MongoEtl.Internal;

namespace MongoEtl.Tests.Views;

/// <summary>Reads every element by every reader, and says what came of each.</summary>
internal sealed class EveryReaderView(MismatchRule rule, bool lenient) : DocumentView
{
    private readonly List<(string Name, Element Element)> _elements = [];
    private readonly Dictionary<FieldKind, Field> _fields =
        Enum.GetValues<FieldKind>().ToDictionary(kind => kind, kind => new Field("x", kind, rule, lenient));
    private EveryReaderView? _embedded;
    private readonly DocumentList<EveryReaderView> _documents = new(() => new EveryReaderView(rule, lenient));
    private readonly ScalarList<string> _texts = new(ScalarReaders.Text, FieldKind.Text);
    private readonly ScalarList<Reference<string>> _references = new(ScalarReaders.Reference<string>(), FieldKind.Reference);

    /// <summary>What all readers said, in order; exceptions of documents as their messages.</summary>
    internal string Report(int depth = 0)
    {
        var report = new StringBuilder();
        foreach (var (name, element) in _elements)
        {
            report.Append(name).Append(':');
            foreach (var (kind, field) in _fields)
                report.Append(Try(() => Read(kind, element, field, depth))).Append(Try(() => IsUsable(element, field))).Append('|');
        }
        return report.ToString();
    }

    protected override void Locate(ReadOnlySpan<byte> document, int offset)
    {
        _elements.Clear();
        var reader = new BsonElementReader(document);
        while (reader.MoveNext() && _elements.Count < 64)
        {
            var element = new Element(offset + reader.ValueOffset, reader.ValueLength, reader.Type);
            _elements.Add((Convert.ToHexString(reader.Name), element));
        }
    }

    private object? Read(FieldKind kind, Element element, Field field, int depth) => kind switch
    {
        FieldKind.Text => ReadText(element, field),
        FieldKind.Int16 => ReadInt16(element, field),
        FieldKind.Int32 => ReadInt32(element, field),
        FieldKind.Int64 => ReadInt64(element, field),
        FieldKind.Single => ReadSingle(element, field),
        FieldKind.Double => ReadDouble(element, field),
        FieldKind.Decimal => ReadDecimal(element, field),
        FieldKind.Boolean => ReadBoolean(element, field),
        FieldKind.DateTimeOffset => ReadDateTimeOffset(element, field),
        FieldKind.DateTime => ReadDateTime(element, field),
        FieldKind.DateOnly => ReadDateOnly(element, field),
        FieldKind.Guid => ReadGuid(element, field),
        FieldKind.ObjectId => ReadObjectId(element, field),
        FieldKind.SourceId => ReadId(element, field),
        FieldKind.Bytes => ReadBytes(element, field) is { } bytes ? Convert.ToHexString(bytes) : null,
        FieldKind.Document => depth > 3 ? null : ReadEmbedded(element, field, _embedded ??= new(rule, lenient))?.Report(depth + 1),
        FieldKind.List => Lists(element, field, depth),
        FieldKind.Raw => ReadRaw(element, field) is { } raw ? Raw(raw) : null,
        FieldKind.Reference => ReadReference<string>(element, field),
        FieldKind.Enum => ReadEnum<DayOfWeek>(element, field, Day),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private string Lists(Element element, Field field, int depth) =>
        Try(() => string.Join(',', ReadScalars(element, field, _texts)?.AsEnumerable() ?? []))
        + Try(() => string.Join(',', ReadScalars(element, field, _references)?.AsEnumerable() ?? []))
        + (depth > 3 ? "" : Try(() => ReadDocuments(element, field, _documents)?.Count))
        + (depth > 3 ? "" : Try(() => string.Join(',', ReadDocuments(element, field, _documents)?.Select(item => item.Report(depth + 1)) ?? [])));

    private static string Raw(RawBson raw) =>
        Try(() => raw.Count) + Try(() => raw.IsEmpty) + Try(() => raw.TryGet("a", out var part) ? part.Type : BsonType.Missing)
        + Try(raw.ToJson) + Try(() => raw.AsText()) + Try(() => raw.AsInt64()) + Try(() => raw.AsDouble())
        + Try(() => raw.AsDateTimeOffset()) + Try(() => raw.AsSourceId());

    private static bool Day(ReadOnlySpan<byte> utf8, out DayOfWeek day)
    {
        day = DayOfWeek.Monday;
        return utf8.SequenceEqual("LUNES"u8);
    }

    private static string Try<T>(Func<T> read)
    {
        try
        {
            return read()?.ToString() ?? "null";
        }
        catch (DocumentException fault)
        {
            return fault.Message;
        }
    }
}
