using MongoEtl;

namespace References;

/// <summary>Found by its id or by its code.</summary>
[Collection("countries")]
public sealed partial class Country
{
    [Id] public partial SourceId Id { get; }

    [SerialKey] public partial int Key { get; }

    [AlternateKey] public partial string? Code { get; }

    public partial string? Name { get; }
}

/// <summary>Names of more than eight characters do not land.</summary>
[PostgresTable("country")]
public sealed partial class CountryRow(Country source) : IRow<Country>
{
    [PrimaryKey] public int Id => source.Key;

    public string? Code => source.Code;

    [Column(Type = "varchar(8)")] public string? Name => source.Name;
}
