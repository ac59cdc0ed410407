using MongoEtl.Internal;

namespace MongoEtl.Runtime.Tests;

/// <summary>Two entities: parents (wave 0, found by name too) and nodes (wave 1), which refer to a parent and to each other and give a row a tag.</summary>
internal static class FakePlan
{
    public const int ParentTarget = 0;
    public const int NodeTarget = 1;

    public static Plan Create(string fingerprint = "1", bool sensitive = false, Func<Doc, Doc>? corrected = null) => new("fake",
    [
        new EntityPlan
        {
            Name = "parent", Collection = "parents", Wave = 0, Key = KeyKind.Serial, HasAlternateKey = true, OwnKeyTarget = ParentTarget,
            Tables = [Table("parent", ["id"], ["id", "mongo_id", "name"], "mongo_id")], Fields = [], References = [],
            Fingerprint = fingerprint, CreateEncoder = _ => new FakeEncoder(isNode: false, corrected),
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
            Fields = [], References = [ParentTarget, NodeTarget], Fingerprint = fingerprint, IsSensitive = sensitive,
            CreateEncoder = _ => new FakeEncoder(isNode: true, corrected),
        },
    ], [], [new KeyTargetPlan(0, 0, "id"), new KeyTargetPlan(1, 0, "id")]);

    private static ForeignKeyPlan Key(string column, int entity, int table) =>
        new($"fk_{column}", column, entity, table, "id", UnresolvedRule.Null, 0, column, "", "");

    private static TablePlan Table(string name, string[] key, string[] columns, string? sourceId) => new()
    {
        Schema = "public", Name = name, Columns = [.. columns.Select(column => new Column(column, "text", true))],
        PrimaryKey = key, MergeKey = key, SourceIdColumn = sourceId, CreateStatement = "", CopyStatement = "", StagingName = "",
        StagingStatement = "", StagingCopyStatement = "", MergeStatement = "", Indexes = [],
    };
}
