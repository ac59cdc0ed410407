namespace MongoEtl.Generators.Tests.Compiling;

/// <summary>Source texts that several tests share.</summary>
internal static partial class Examples
{
    /// <summary>The example of the design's first section.</summary>
    public const string Municipality = """
        namespace Town;

        [Collection("province")]
        public sealed partial class Province
        {
            [Id] public partial SourceId Id { get; }
            [SerialKey] public partial int Key { get; }
            public partial string? Name { get; }
        }

        [PostgresTable("province")]
        public sealed partial class ProvinceRow(Province source) : IRow<Province>
        {
            [PrimaryKey] public int Id => source.Key;
            public string? Name => source.Name;
            [Unique] public string MongoId => source.Id.ToString();
        }

        [Collection("municipality")]
        public sealed partial class Municipality
        {
            [Id] public partial SourceId Id { get; }
            [SerialKey] public partial int Key { get; }
            public partial string? Name { get; }
            [Field("key", "code"), Lenient] public partial string? Code { get; }
            [Field("province")] public partial Reference<Province> Province { get; }
            public partial decimal? Latitude { get; }
            public partial DateTimeOffset? CreatedAt { get; }
        }

        [PostgresTable("municipality")]
        public sealed partial class MunicipalityRow(Municipality source) : IRow<Municipality>
        {
            [PrimaryKey] public int Id => source.Key;
            public string? Name => source.Name?.Trim();
            [Column("key")] public string? Code => source.Code;
            [Column(Type = "numeric(10,8)")] public decimal? Latitude => source.Latitude;
            [ForeignKey(OnDelete = ReferentialAction.Cascade)] public Reference<Province> ProvinceId => source.Province;
            [Unique] public string MongoId => source.Id.ToString();
            public DateTimeOffset? CreatedAt => source.CreatedAt ?? source.Id.Timestamp;
        }
        """;
}
