using MongoEtl;

namespace TwoStores;

[Collection("persons")]
public sealed partial class Person
{
    [Id] public partial SourceId Id { get; }

    [SerialKey] public partial int Key { get; }

    public partial string? Name { get; }

    public partial string? Bio { get; }
}

[PostgresTable("person")]
public sealed partial class PersonRow(Person source) : IRow<Person>
{
    [PrimaryKey] public int Id => source.Key;

    [Column(Type = "varchar(20)")] public string? Name => source.Name;

    public string? Bio => source.Bio;

    [Unique] public string MongoId => source.Id.ToString();
}

[CassandraTable("person")]
public sealed partial class PersonByKey(Person source) : IRow<Person>
{
    [PartitionKey] public int UserId => source.Key;

    public string? Name => source.Name;

    public string? Bio => source.Bio;

    public string MongoId => source.Id.ToString();
}
