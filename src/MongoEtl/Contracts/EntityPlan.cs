namespace MongoEtl;

/// <summary>One document class and the tables it feeds.</summary>
public sealed record EntityPlan
{
    /// <summary>The entity's name on command lines and in reports: the document class's name in snake case.</summary>
    public required string Name { get; init; }

    /// <summary>The collection it reads.</summary>
    public required string Collection { get; init; }

    /// <summary>The database, where the class names one.</summary>
    public string? Database { get; init; }

    /// <summary>0-based. References point to earlier waves, or within one (cycles, references to the entity itself).</summary>
    public required int Wave { get; init; }

    /// <summary>What makes the key of its documents.</summary>
    public required KeyKind Key { get; init; }

    /// <summary>True when documents can also be found by an alternate text.</summary>
    public bool HasAlternateKey { get; init; }

    /// <summary>True when references ask whether a document exists although its key follows from its id.</summary>
    public bool IsReferenced { get; init; }

    /// <summary>True when the key map holds every document's id: its key, or only that there is such a document.</summary>
    public bool KeepsIds => Key == KeyKind.Serial || IsReferenced;

    /// <summary>True when the entity begins with a key pass: serial or alternate keys, or ids that references are checked
    /// against.</summary>
    public bool NeedsKeyPass => Key == KeyKind.Serial || HasAlternateKey || IsReferenced;

    /// <summary>Table and columns that hold adopted keys, or null.</summary>
    public AdoptedKeysPlan? AdoptedKeys { get; init; }

    /// <summary>The filter as the class writes it, or null.</summary>
    public string? Filter { get; init; }

    /// <summary>The filter as a BSON document for a server, or empty.</summary>
    public ReadOnlyMemory<byte> FilterBson { get; init; }

    /// <summary>Its PostgreSQL tables, in declaration order. <see cref="EntityEncoder.Encode"/> takes one row buffer per table in this
    /// order.</summary>
    public required IReadOnlyList<TablePlan> Tables { get; init; }

    /// <summary>Its Cassandra tables, in declaration order. Their row buffers follow those of <see cref="Tables"/>.</summary>
    public IReadOnlyList<CqlTablePlan> CassandraTables { get; init; } = [];

    /// <summary>Tables of schema <c>mongoetl_stage</c> that keep rows of its Cassandra leg for derived tables, in declaration order. Their
    /// row buffers follow those of <see cref="CassandraTables"/>; an entity without those has none.</summary>
    public IReadOnlyList<TablePlan> StageTables { get; init; } = [];

    /// <summary>The elements its views read; a field's place is its <see cref="Internal.Field.Ordinal"/>.</summary>
    public required IReadOnlyList<Internal.Field> Fields { get; init; }

    /// <summary>Names of the top-level elements that its views and its filter look at; empty where that is not known.</summary>
    public IReadOnlyList<string> Elements { get; init; } = [];

    /// <summary>Those of <see cref="Elements"/> that <see cref="EntityEncoder.Read"/>, <see cref="EntityEncoder.SourceId"/> and
    /// <see cref="EntityEncoder.AlternateKey"/> look at: all that a key pass needs of a document; empty where that is not known.</summary>
    public IReadOnlyList<string> KeyElements { get; init; } = [];

    /// <summary>The key targets its rows refer to, itself included where it has references to itself.</summary>
    public required IReadOnlyList<int> References { get; init; }

    /// <summary>The key target by which its own serial key is found, or -1.</summary>
    public int OwnKeyTarget { get; init; } = -1;

    /// <summary>True when a field of its documents is marked <see cref="SensitiveAttribute"/>.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Changes whenever the model or the source text of the classes does.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Makes an encoder for one worker; services of row constructors are asked of the provider.</summary>
    public required Func<IServiceProvider, EntityEncoder> CreateEncoder { get; init; }
}
