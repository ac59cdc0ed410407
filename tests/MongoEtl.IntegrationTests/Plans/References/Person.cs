using MongoEtl;

namespace References;

/// <summary>Refers to itself, in a cycle with <see cref="Team"/>, and to <see cref="Country"/> in every way there is.</summary>
[Collection("persons")]
public sealed partial class Person
{
    [Id] public partial SourceId Id { get; }

    [SerialKey] public partial int Key { get; }

    public partial string? Name { get; }

    public partial string? Email { get; }

    public partial Reference<Person> Manager { get; }

    public partial Reference<Team> Team { get; }

    public partial Reference<Country> Home { get; }

    public partial string? Passport { get; }

    public partial string? SecondPassport { get; }
}

/// <summary>Names of more than eight characters do not land; of equal e-mail addresses one does.</summary>
[PostgresTable("person")]
public sealed partial class PersonRow(Person source) : IRow<Person>
{
    [PrimaryKey] public int Id => source.Key;

    [Column(Type = "varchar(8)")] public string? Name => source.Name;

    [Unique] public string? Email => source.Email;

    [ForeignKey] public Reference<Person> ManagerId => source.Manager;

    [ForeignKey] public Reference<Team> TeamId => source.Team;

    [ForeignKey] public Reference<Country> HomeId => source.Home;

    [ForeignKey] public Reference<Country> CitizenOfId => Reference<Country>.ByFirst(source.Passport, source.SecondPassport);

    public string MongoId => source.Id.ToString();
}
