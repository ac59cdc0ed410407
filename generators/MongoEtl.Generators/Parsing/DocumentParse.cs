using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;

namespace MongoEtl.Generators.Parsing;

/// <summary>What was read of one document class.</summary>
/// <param name="Views">Views to write: its abstract bases, then itself.</param>
/// <param name="Entity">What the plan needs, of a <c>[Collection]</c> class without fundamental faults.</param>
/// <param name="SourceHash">Digest of the text of the class and all it is made of.</param>
/// <param name="Diagnostics">What is wrong.</param>
internal sealed record DocumentParse(
    EquatableArray<ViewModel> Views,
    EntityModel? Entity,
    string SourceHash,
    EquatableArray<DiagnosticInfo> Diagnostics);
