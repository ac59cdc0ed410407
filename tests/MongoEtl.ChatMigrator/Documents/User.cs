namespace ChatMigrator.Documents;

/// <summary>Who sends messages.</summary>
[Collection("users")]
public sealed partial class User
{
    [Id] public partial SourceId Id { get; }

    [SerialKey] public partial int Key { get; }

    public partial string? Name { get; }
}
