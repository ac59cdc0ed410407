using MongoEtl;

namespace References;

/// <summary>In a cycle with <see cref="Person"/>.</summary>
[Collection("teams")]
public sealed partial class Team
{
    [Id] public partial SourceId Id { get; }

    [SerialKey] public partial int Key { get; }

    public partial string? Name { get; }

    public partial Reference<Person> Lead { get; }
}

/// <summary>A team whose lead does not land does not land either.</summary>
[PostgresTable("team")]
public sealed partial class TeamRow(Team source) : IRow<Team>
{
    [PrimaryKey] public int Id => source.Key;

    public string? Name => source.Name;

    [ForeignKey, OnUnresolved(UnresolvedRule.SetAside)] public Reference<Person> LeadId => source.Lead;

    public string MongoId => source.Id.ToString();
}
