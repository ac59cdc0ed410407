using System.Buffers.Binary;
using MongoEtl;

namespace Community.Tests.Sample;

/// <summary>A document of the sample, as rules ask it. Numbers come from its place in the collection.</summary>
internal sealed class SampleDocument(byte[] bytes, long number, IReadOnlyDictionary<string, HashSet<string>> ids)
{
    private readonly RawBson _root = new(BsonType.Document, bytes, 0, bytes.Length);

    public long Number => number;

    /// <summary>The value of an element; missing where there is none.</summary>
    public RawBson this[string element] => _root.TryGet(element, out var value) ? value : default;

    public string? Text(string element) => this[element].Type == BsonType.String ? this[element].AsText() : null;

    public bool Has(string element) => _root.TryGet(element, out _);

    public bool IsNull(string element) => this[element].Type == BsonType.Null;

    public bool Is(string element, BsonType type) => this[element].Type == type;

    /// <summary>Any of some elements of a type.</summary>
    public bool Any(BsonType type, params string[] elements) => elements.Any(element => Is(element, type));

    /// <summary>The first of some elements that is not empty.</summary>
    public RawBson First(params string[] elements) => this[elements.FirstOrDefault(element => !this[element].IsEmpty) ?? elements[^1]];

    /// <summary>The id that an element refers to, in any of its three shapes; null where there is none.</summary>
    public string? Id(params string[] elements)
    {
        var value = First(elements);
        if (value.Type == BsonType.Document)
            return value.TryGet("_id", out var id) ? id.AsSourceId()?.ToString() : null;
        return value.IsEmpty ? null : value.AsSourceId()?.ToString();
    }

    /// <summary>Whether an element refers to a document that the collection does not have.</summary>
    public bool IsUnknown(string collection, params string[] elements) => Id(elements) is { } id && !ids[collection].Contains(id);

    /// <summary>Whether the collection has a document of this id.</summary>
    public bool Knows(string collection, string id) => ids[collection].Contains(id);

    /// <summary>The documents of a file of a dump.</summary>
    public static IEnumerable<byte[]> Split(byte[] file)
    {
        for (var at = 0; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at));
            yield return file[at..(at + length)];
            at += length;
        }
    }
}
