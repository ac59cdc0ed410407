using MongoEtl;

namespace RealDumps;

[Collection("sessions")]
public sealed partial class Session
{
    [Id] public partial SourceId Id { get; }

    /// <summary>An e-mail address, whatever its name says.</summary>
    [Field("user_id")] public partial string? UserEmail { get; }

    [Sensitive] public partial string? Jwt { get; }
}

[PostgresTable("session")]
public sealed partial class SessionRow(Session source) : IRow<Session>
{
    [PrimaryKey] public string Id => source.Id.ToString();

    [ForeignKey] public Reference<Account> AccountId => Reference<Account>.By(source.UserEmail);

    public string? UserEmail => source.UserEmail;

    public string? Token => source.Jwt;
}
