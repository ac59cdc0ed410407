using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>What a column has to hold: of a reference, the key it stands for.</summary>
/// <param name="Kind">The value.</param>
/// <param name="Element">What the elements of a list or set are, or the values of a map.</param>
/// <param name="MapKey">What the keys of a map are.</param>
/// <param name="Enum">The enum, if it is one.</param>
/// <param name="IsTimeUuid">Whether it is a key of documents that are keyed by time UUIDs.</param>
internal sealed record HeldValue(ValueKind Kind, ValueKind? Element, ValueKind? MapKey, EnumModel? Enum, bool IsTimeUuid);
