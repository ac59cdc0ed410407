using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.Generators.Parsing;

/// <summary>What was read of one row class.</summary>
/// <param name="Row">Its model, unless it is beyond use.</param>
/// <param name="SourceHash">Digest of its text and its bases'.</param>
/// <param name="Places">Where its columns stand, for checks across classes; of the diagnostics branch only.</param>
/// <param name="Diagnostics">What is wrong.</param>
internal sealed record RowParse(
    RowModel? Row,
    string SourceHash,
    EquatableArray<ColumnPlace> Places,
    EquatableArray<DiagnosticInfo> Diagnostics)
{
    /// <summary>What its attributes state about changes of the schema.</summary>
    public EquatableArray<SchemaIntent> Intents { get; init; }
}
