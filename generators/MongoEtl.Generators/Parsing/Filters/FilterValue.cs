using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing.Filters;

/// <summary>A constant of a filter: its BSON type byte, its bytes without type and name, and its text on one line for comments.</summary>
internal sealed record FilterValue(byte Type, EquatableArray<byte> Bytes, string Text);
