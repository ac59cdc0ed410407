using MongoEtl.Generators.Diagnostics;
using MongoEtl.Generators.Model;
using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.Generators.Parsing;

/// <summary>What was read of one <c>[Derived]</c> class.</summary>
/// <param name="Derived">Its model, unless it is beyond use.</param>
/// <param name="Places">Where its columns stand; of the diagnostics branch only.</param>
/// <param name="Diagnostics">What is wrong.</param>
internal sealed record DerivedParse(DerivedModel? Derived, EquatableArray<ColumnPlace> Places, EquatableArray<DiagnosticInfo> Diagnostics)
{
    /// <summary>What its attributes state about changes of the schema.</summary>
    public EquatableArray<SchemaIntent> Intents { get; init; }
}
