using Microsoft.CodeAnalysis;

namespace MongoEtl.Generators.SchemaDiff;

/// <summary>Diagnostics about the schema lock and what changes against it. Each has a page of its own in <c>docs/hazards</c>. What is to be
/// told of a change, <see cref="HazardFinder"/> says in full, to the build and to the verbs alike.</summary>
internal static class SchemaDiagnostics
{
    private const string Pages = "https://github.com/mongoetl/mongoetl/blob/main/docs/hazards";
    private const string Told = "{0}";

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = [];

    public static readonly DiagnosticDescriptor NoLock = Add(60, "There is no schema lock",
        "No schema.lock.json says which schema was accepted, so no change of it can be told; write one with 'schema accept' and commit "
            + "it", DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor DamagedLock = Add(61, "The schema lock is damaged",
        "schema.lock.json cannot be read: {0}; restore it from version control, or delete it and write it anew with 'schema accept'");

    static SchemaDiagnostics()
    {
        Add(Hazard.NotAccepted, "A schema change is not accepted yet", severity: DiagnosticSeverity.Warning);
        Add(Hazard.DropColumn, "A column would be dropped");
        Add(Hazard.DropTable, "A table would be dropped");
        Add(Hazard.Narrowing, "A column's values may not fit its new type");
        Add(Hazard.FromText, "Texts would be read as another type");
        Add(Hazard.Rewrite, "A table would be rewritten");
        Add(Hazard.NotNull, "A column would be NOT NULL without values");
        Add(Hazard.Unique, "Rows that are there may not be unique", severity: DiagnosticSeverity.Warning);
        Add(Hazard.PrimaryKey, "A primary key would change");
        Add(Hazard.CqlKey, "CQL cannot change a key");
        Add(Hazard.CqlType, "CQL cannot change a type");
        Add(Hazard.CqlReadded, "CQL takes a dropped column back with its old type only");
        Add(Hazard.LabelRemoved, "An enum label would be removed");
        Add(Hazard.LabelOrder, "Enum labels would change their order");
        Add(Hazard.PossibleRename, "Dropped and added, or renamed?");
        Add(Hazard.CqlRename, "CQL cannot rename it");
        Add(Hazard.Removable, "A stated intent is done", severity: DiagnosticSeverity.Info);
        Add(Hazard.WrongIntent, "A stated intent names nothing");
        Add(Hazard.ForeignKey, "Rows that are there may lack their parent", severity: DiagnosticSeverity.Warning);
        Add(Hazard.ComputedDefault, "A default may rewrite the table", severity: DiagnosticSeverity.Warning);
        Add(Hazard.DatabaseColumn, "A column that the database owns is declared in another way", severity: DiagnosticSeverity.Warning);
    }

    public static IEnumerable<DiagnosticDescriptor> All => ById.Values;

    public static DiagnosticDescriptor Find(string id) => ById[id];

    private static DiagnosticDescriptor Add(int number, string title, string message = Told,
        DiagnosticSeverity severity = DiagnosticSeverity.Error)
    {
        var id = $"METL{number:000}";
        var descriptor = new DiagnosticDescriptor(id, title, message, "MongoEtl.Schema", severity, isEnabledByDefault: true,
            helpLinkUri: $"{Pages}/{id}.md");
        ById.Add(id, descriptor);
        return descriptor;
    }
}
