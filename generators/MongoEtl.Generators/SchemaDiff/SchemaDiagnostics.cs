using Microsoft.CodeAnalysis;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Diagnostics about the schema lock and what changes against it. Each has a page of its own in <c>docs/hazards</c>.</summary>
internal static class SchemaDiagnostics
{
    private const string Pages = "https://github.com/mongoetl/mongoetl/blob/main/docs/hazards";

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = [];

    public static readonly DiagnosticDescriptor NoLock = Add(60, DiagnosticSeverity.Info, "There is no schema lock",
        "No schema.lock.json says which schema was accepted, so no change of it can be told; write one with 'schema accept' and commit it");

    public static readonly DiagnosticDescriptor DamagedLock = Add(61, DiagnosticSeverity.Error, "The schema lock is damaged",
        "schema.lock.json cannot be read: {0}; restore it from version control, or delete it and write it anew with 'schema accept'");

    public static IEnumerable<DiagnosticDescriptor> All => ById.Values;

    public static DiagnosticDescriptor Find(string id) => ById[id];

    private static DiagnosticDescriptor Add(int number, DiagnosticSeverity severity, string title, string message)
    {
        var id = $"METL{number:000}";
        var descriptor = new DiagnosticDescriptor(id, title, message, "MongoEtl.Schema", severity, isEnabledByDefault: true,
            helpLinkUri: $"{Pages}/{id}.md");
        ById.Add(id, descriptor);
        return descriptor;
    }
}
