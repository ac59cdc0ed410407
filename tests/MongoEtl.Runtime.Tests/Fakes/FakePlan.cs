using MongoEtl.Internal;

namespace MongoEtl.Runtime.Tests;

/// <summary>Two entities: parents (wave 0, found by name too) and nodes (wave 1), which refer to a parent and to each other and give a row a tag.
/// With two stores, both have a table of their own name in each, nodes one more by name in Cassandra only, and notes (wave 2), which refer to a
/// node or are set aside, are in Cassandra only.</summary>
internal static class FakePlan
{
    public const int ParentTarget = 0;
    public const int NodeTarget = 1;

    public static Plan Create(string fingerprint = "1", bool sensitive = false, Func<Doc, Doc>? corrected = null, bool wide = false, bool derived = false) => new("fake",
    [
        new EntityPlan
        {
            Name = "parent", Collection = "parents", Wave = 0, Key = KeyKind.Serial, HasAlternateKey = true, OwnKeyTarget = ParentTarget,
            Tables = [Table("parent", ["id"], ["id", "mongo_id", "name"], "mongo_id")], Fields = [], References = [],
            CassandraTables = wide ? [WideTable("parent", ["id", "mongo_id", "name"])] : [],
            Fingerprint = fingerprint, CreateEncoder = _ => new FakeEncoder(FakeKind.Parent, wide, corrected),
        },
        new EntityPlan
        {
            Name = "node", Collection = "nodes", Wave = 1, Key = KeyKind.Serial, OwnKeyTarget = NodeTarget,
            Tables =
            [
                Table("node", ["id"], ["id", "mongo_id", "name", "parent_id", "self_id", "email"], "mongo_id") with
                {
                    ForeignKeys = [Key("self_id", 1, 0), Key("parent_id", 0, 0)],
                },
                Table("tag", ["node_id", "tag"], ["node_id", "tag"], null),
            ],
            CassandraTables = wide ? [WideTable("node", ["id", "mongo_id", "parent_id", "self_id"]), WideTable("node_by_name", ["name", "id"], 1)] : [],
            Fields = [], References = [ParentTarget, NodeTarget], Fingerprint = fingerprint, IsSensitive = sensitive,
            CreateEncoder = services =>
            {
                services.GetService(typeof(FakeRules));
                return new FakeEncoder(FakeKind.Node, wide, corrected);
            },
        },
        .. wide ? new[] { Note(fingerprint, corrected, derived) } : [],
    ], [], [new KeyTargetPlan(0, 0, "id"), new KeyTargetPlan(1, 0, "id")])
    {
        Derived = derived ? [LastNotes] : [],
    };

    /// <summary>Of each node that has notes the last of them, by its name and then its id.</summary>
    private static DerivedPlan LastNotes { get; } = new()
    {
        Query = "SELECT node_id, name, mongo_id FROM last_note", Table = WideTable("last_note_of_node", ["node_id", "name", "mongo_id"]),
        ResultTypes = ["text", "text", "text"], Fingerprint = "1", CreateBuffer = () => new FakeRows(),
        Encode = (rows, values) => ((FakeRows)rows).Add(Text(values, 0), Text(values, 1), Text(values, 2)),
    };

    private static string? Text(DerivedRow values, int column) => values.IsNull(column) ? null : values.Text(column);

    private static EntityPlan Note(string fingerprint, Func<Doc, Doc>? corrected, bool staged) => new()
    {
        Name = "note", Collection = "notes", Wave = 2, Key = KeyKind.SourceId, Tables = [], Fields = [], References = [NodeTarget],
        CassandraTables = [WideTable("note", ["mongo_id", "name", "node_id"]), WideTable("note_by_tag", ["tag", "email", "mongo_id"]) with { NewestColumn = "email", SourceIdColumn = "mongo_id" }],
        StageTables = staged ? [Table("last_note", ["node_id"], ["node_id", "name", "mongo_id"], "mongo_id") with { NewestColumn = "name" }] : [],
        Fingerprint = fingerprint,
        CreateEncoder = _ => new FakeEncoder(FakeKind.Note, true, corrected, staged),
    };

    private static ForeignKeyPlan Key(string column, int entity, int table) =>
        new($"fk_{column}", column, entity, table, "id", UnresolvedRule.Null, 0, column, "", "");

    private static CqlTablePlan WideTable(string name, string[] columns, int clustering = 0) => new()
    {
        Name = name, Columns = [.. columns.Select(column => new Column(column, "text", true))], PartitionKeyColumns = 1,
        ClusteringKey = [.. columns.Skip(1).Take(clustering).Select(column => new ClusteringColumnPlan(column, false))],
        CreateStatement = "", InsertStatement = "", DeleteStatement = "",
    };

    private static TablePlan Table(string name, string[] key, string[] columns, string? sourceId) => new()
    {
        Schema = "public", Name = name, Columns = [.. columns.Select(column => new Column(column, "text", true))],
        PrimaryKey = key, MergeKey = key, SourceIdColumn = sourceId, CreateStatement = "", CopyStatement = "", StagingName = "",
        StagingStatement = "", StagingCopyStatement = "", MergeStatement = "", Indexes = [],
    };
}
