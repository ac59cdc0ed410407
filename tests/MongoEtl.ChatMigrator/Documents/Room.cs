namespace ChatMigrator.Documents;

/// <summary>A conversation.</summary>
[Collection("rooms")]
public sealed partial class Room
{
    [Id] public partial SourceId Id { get; }

    [Uuid5Key("6ba7b812-9dad-11d1-80b4-00c04fd430c8")] public partial Guid Key { get; }

    public partial string? Name { get; }
}
