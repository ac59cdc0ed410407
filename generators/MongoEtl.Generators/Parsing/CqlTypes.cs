using System.Text.RegularExpressions;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>CQL types: which one follows from a C# type, how one is written, and which can hold what.</summary>
internal static class CqlTypes
{
    private static readonly Dictionary<string, string> Aliases = new() { ["varchar"] = "text" };

    /// <summary>Types that can hold each kind, the one that follows from it first. Where one is narrower, the writer checks.</summary>
    private static readonly Dictionary<ValueKind, string[]> Holders = new()
    {
        [ValueKind.Text] = ["text", "ascii"],
        [ValueKind.SourceId] = ["text", "ascii"],
        [ValueKind.ObjectId] = ["text", "ascii"],
        [ValueKind.Enum] = ["text", "ascii"],
        [ValueKind.Raw] = ["text"],
        [ValueKind.Int8] = ["tinyint", "smallint", "int", "bigint", "varint"],
        [ValueKind.Int16] = ["smallint", "tinyint", "int", "bigint", "varint"],
        [ValueKind.Int32] = ["int", "tinyint", "smallint", "bigint", "varint"],
        [ValueKind.Int64] = ["bigint", "tinyint", "smallint", "int", "varint"],
        [ValueKind.Single] = ["float", "double"],
        [ValueKind.Double] = ["double"],
        [ValueKind.Decimal] = ["decimal"],
        [ValueKind.Boolean] = ["boolean"],
        [ValueKind.DateTimeOffset] = ["timestamp"],
        [ValueKind.DateTime] = ["timestamp"],
        [ValueKind.DateOnly] = ["date"],
        [ValueKind.TimeOnly] = ["time"],
        [ValueKind.Guid] = ["uuid", "timeuuid"],
        [ValueKind.Bytes] = ["blob"],
        [ValueKind.IPAddress] = ["inet"],
    };

    /// <summary>Kinds that are no elements of collections.</summary>
    private static readonly ValueKind[] NoElements = [ValueKind.Enum, ValueKind.Raw, ValueKind.Bytes];

    private static readonly Regex Collection = new(@"^(?<name>list|set|map)<(?<arguments>[a-z, ]+)>$");
    private static readonly Regex Frozen = new("^frozen<(?<inner>.+)>$");

    /// <summary>A type as written in <c>[Column(Type = ...)]</c>, or null if it is unknown.</summary>
    public static CqlType? Parse(string text)
    {
        var plain = Regex.Replace(text.ToLowerInvariant(), @"\s+", "");
        var frozen = Frozen.Match(plain);
        if (frozen.Success)
            plain = frozen.Groups["inner"].Value;
        var collection = Collection.Match(plain);
        if (!collection.Success)
            return !frozen.Success && Scalar(plain) is { } scalar ? new(scalar) : null;
        var name = collection.Groups["name"].Value;
        var arguments = collection.Groups["arguments"].Value.Split(',').Select(Scalar).ToList();
        if (arguments.Count != (name == "map" ? 2 : 1) || arguments.Contains(null))
            return null;
        return new(name, arguments.Select(a => a!).ToEquatable(), frozen.Success);
    }

    /// <summary>The type that follows from a value, or null if no column takes it.</summary>
    public static CqlType? Default(HeldValue held)
    {
        if (held.IsTimeUuid)
            return new("timeuuid");
        if (CollectionOf(held.Kind) is not { } collection)
            return Holders.TryGetValue(held.Kind, out var names) ? new(names[0]) : null;
        ValueKind?[] kinds = collection == "map" ? [held.MapKey, held.Element] : [held.Element];
        return kinds.Any(k => k is null || ElementHolders(k.Value).Length == 0)
            ? null
            : new(collection, kinds.Select(k => ElementHolders(k!.Value)[0]).ToEquatable(), IsFrozen: true);
    }

    /// <summary>Whether a type can hold a value. A list may become a set, whose elements are sorted and each there once.</summary>
    public static bool CanHold(CqlType type, HeldValue held)
    {
        if (CollectionOf(held.Kind) is not { } collection)
            return type.Arguments.Count == 0 && Holders[held.Kind].Contains(type.Name);
        if (type.Name != collection && (type.Name, collection) != ("set", "list"))
            return false;
        return ElementHolders(held.Element!.Value).Contains(type.Arguments[type.Arguments.Count - 1])
            && (collection != "map" || ElementHolders(held.MapKey!.Value).Contains(type.Arguments[0]));
    }

    /// <summary>The types that can hold a value, for messages.</summary>
    public static string HoldersOf(HeldValue held)
    {
        if (CollectionOf(held.Kind) is not { } collection)
            return string.Join(" or ", Holders[held.Kind]);
        var natural = Default(held)!;
        var other = natural with { IsFrozen = false };
        return $"{natural.Ddl} or {other.Ddl}" + (collection == "list" ? $" or {(natural with { Name = "set" }).Ddl}" : "");
    }

    private static string? CollectionOf(ValueKind kind) => kind switch
    {
        ValueKind.List or ValueKind.ScalarList => "list",
        ValueKind.Set => "set",
        ValueKind.Map => "map",
        _ => null,
    };

    /// <summary>An element has its own type exactly; texts can be ascii, and UUIDs time UUIDs.</summary>
    private static string[] ElementHolders(ValueKind kind) => NoElements.Contains(kind) || !Holders.TryGetValue(kind, out var names) ? []
        : kind is ValueKind.Text or ValueKind.Guid ? names
        : [names[0]];

    private static string? Scalar(string name)
    {
        name = Aliases.TryGetValue(name, out var alias) ? alias : name;
        return Holders.Values.Any(n => n.Contains(name)) ? name : null;
    }
}
