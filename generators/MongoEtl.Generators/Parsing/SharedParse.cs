using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>What was read of one <c>[PerDocument]</c> class.</summary>
internal sealed record SharedParse(SharedModel? Shared, string SourceHash, EquatableArray<DiagnosticInfo> Diagnostics);
