namespace MongoEtl.SchemaChanges.Tests;

/// <summary>Versions of the classes that programs are compiled from, and documents for them.</summary>
internal static class Versions
{
    public static readonly string[] Documents =
    [
        """{"_id": "a", "name": "Quito", "code": "170", "size": 300, "kind": "Large"}""",
        """{"_id": "b", "name": "Cuenca", "code": "010", "size": 70, "kind": "Small"}""",
        """{"_id": "c", "name": "Loja", "code": "110", "size": 20, "parent": "a"}""",
    ];

    /// <summary>Version 1.</summary>
    public static Plan First => Of();

    /// <summary>Version 1 with edits, built beside the lock of version 1.</summary>
    public static Plan Of(params (string Before, string After)[] edits) => edits.Length == 0
        ? CompiledSchema.Of(Cases.Edited([])).Plan
        : CompiledSchema.Of(Cases.Edited(edits), First.Schema!.Lock).Plan;

    /// <summary>What a case makes of version 1.</summary>
    public static Plan OfPostgres(string name) => Of(Cases.Postgres.Single(one => one.Name == name).Second);

    /// <summary>What a case makes of version 1.</summary>
    public static Plan OfCassandra(string name) => Of(Cases.Cassandra.Single(one => one.Name == name).Second);
}
