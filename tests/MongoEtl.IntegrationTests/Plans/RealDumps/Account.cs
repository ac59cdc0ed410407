using MongoEtl;

namespace RealDumps;

/// <summary>A user of the sample <c>mflix</c>, found by e-mail from its sessions.</summary>
[Collection("users", Database = "sample_mflix")]
public sealed partial class Account
{
    [Id] public partial SourceId Id { get; }

    [SerialKey] public partial int Key { get; }

    public partial string Name { get; }

    [AlternateKey] public partial string Email { get; }

    [Sensitive] public partial string? Password { get; }
}

[PostgresTable("account")]
public sealed partial class AccountRow(Account source) : IRow<Account>
{
    [PrimaryKey] public int Id => source.Key;

    public string Name => source.Name;

    [Unique, Column(Type = "varchar(120)")] public string Email => source.Email;

    public string? PasswordHash => source.Password;

    public DateTimeOffset? CreatedAt => source.Id.Timestamp;
}
