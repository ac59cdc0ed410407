using MongoEtl;

namespace References;

/// <summary>Its key is a pure function of its id.</summary>
[Collection("tags")]
public sealed partial class Tag
{
    [Id] public partial SourceId Id { get; }

    [Uuid5Key] public partial Guid Key { get; }

    public partial string? Name { get; }
}

[PostgresTable("tag")]
public sealed partial class TagRow(Tag source) : IRow<Tag>
{
    [PrimaryKey] public Guid Id => source.Key;

    public string? Name => source.Name;
}
