using MongoEtl.Generators.SchemaDiff;

namespace MongoEtl.Runtime;

/// <summary>What stands in a store, as far as it was asked for.</summary>
/// <param name="Schema">Its tables and enum types.</param>
internal sealed record LiveSchema(Schema Schema)
{
    /// <summary>Names of keys and indexes.</summary>
    public LiveNames Names { get; init; } = new();

    /// <summary>Tables without a row.</summary>
    public IReadOnlySet<TableId> EmptyTables { get; init; } = new HashSet<TableId>();

    /// <summary>Names of tables that were asked for and that something else has, such as a view.</summary>
    public IReadOnlyList<TableId> NoTables { get; init; } = [];

    /// <summary>Columns whose values the server makes, always.</summary>
    public IReadOnlySet<(TableId Table, string Column)> Computed { get; init; } = new HashSet<(TableId, string)>();

    /// <summary>Columns of enum types, those of tables that were not asked for included.</summary>
    public IReadOnlyList<(string Enum, TableId Table, string Column)> EnumUses { get; init; } = [];

    /// <summary>What stands beside the tables that were asked for, or on them, and that no class can declare or none does, such as
    /// <c>table public.other</c>.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Nothing.</summary>
    public static LiveSchema None { get; } = new(Schema.Empty);
}
