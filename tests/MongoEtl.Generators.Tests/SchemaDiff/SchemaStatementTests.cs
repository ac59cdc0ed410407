using Microsoft.CodeAnalysis;
using MongoEtl.Generators.Tests.Compiling;
using MongoEtl.Generators.Tests.Running;

namespace MongoEtl.Generators.Tests.SchemaDiff;

/// <summary>Stated intents, and the statements that the plan then holds for both stores.</summary>
public sealed class SchemaStatementTests
{
    private const string Before = """
        namespace Town;
        public enum Kind { A, B, Old }
        [Collection("town")] public sealed partial class Town
        {
            [Id] public partial SourceId Id { get; }
            [SerialKey] public partial int Key { get; }
            public partial string? Name { get; }
            public partial string? Code { get; }
            public partial int? Size { get; }
            public partial Kind? Kind { get; }
            public partial Reference<Town> Parent { get; }
        }
        [PostgresTable("town")] public sealed partial class TownRow(Town source) : IRow<Town>
        {
            [PrimaryKey] public int Id => source.Key;
            [Index] public string? Name => source.Name;
            [Column(Type = "varchar(40)", Default = "'x'")] public string? Code => source.Code;
            public int? Size => source.Size;
            public int? Gone => source.Size;
            public Kind? Kind => source.Kind;
            public string MongoId => source.Id.ToString();
        }
        [PostgresTable("old")] public sealed partial class OldRow(Town source) : IRow<Town>
        {
            [PrimaryKey] public int Id => source.Key;
        }
        [CassandraTable("town_by_name")] public sealed partial class TownByName(Town source) : IRow<Town>
        {
            [PartitionKey] public string Name => source.Name ?? "";
            [ClusteringKey] public int Id => source.Key;
            public string? Code => source.Code;
        }
        """;

    private const string After = """
        [assembly: DropTable("old")]
        namespace Town;
        [Drop("Old")] public enum Kind { A, [RenamedFrom("B")] Better, C }
        [Collection("town")] public sealed partial class Town
        {
            [Id] public partial SourceId Id { get; }
            [SerialKey] public partial int Key { get; }
            public partial string? Name { get; }
            public partial string? Code { get; }
            public partial int? Size { get; }
            public partial Kind? Kind { get; }
            public partial Reference<Town> Parent { get; }
        }
        [PostgresTable("place", Schema = "geo"), RenamedFrom("town", Schema = "public"), Drop("gone")]
        public sealed partial class TownRow(Town source) : IRow<Town>
        {
            [PrimaryKey] public int Id => source.Key;
            [Index, RenamedFrom("name")] public string? Title => source.Name;
            [Column(Type = "varchar(10)", Default = "'x'"), ConvertUsing("left(code, 10)")] public string? Code => source.Code;
            [BackfillDefault("0")] public int Size => source.Size ?? 0;
            public Kind? Kind => source.Kind;
            [Unique] public string MongoId => source.Id.ToString();
            [ForeignKey] public Reference<Town> ParentId => source.Parent;
        }
        [CassandraTable("town_by_name"), Drop("code")] public sealed partial class TownByName(Town source) : IRow<Town>
        {
            [PartitionKey, RenamedFrom("name")] public string Title => source.Name ?? "";
            [ClusteringKey] public int Id => source.Key;
            public string? Note => source.Code;
        }
        [CassandraTable("town_by_code")] public sealed partial class TownByCode(Town source) : IRow<Town>
        {
            [PartitionKey] public string Code => source.Code ?? "";
            [ClusteringKey(Descending = true)] public int Id => source.Key;
        }
        """;

    [Fact]
    public void Stated_intents_are_no_errors_and_the_plan_holds_the_statements()
    {
        var run = GeneratorRun.WithLock(GeneratorRun.Compile(After), SchemaRuns.LockOf(GeneratorRun.Of(Before)));
        run.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        run.Diagnostics.Where(d => d.Id == "METL078").ShouldBeEmpty();
        run.CompilerMessages().ShouldBeEmpty();
        Verified.Matches("MigrationSchema", run.File("MigrationSchema.g.cs"));
    }

    [Fact]
    public void Intents_are_removable_once_accepted()
    {
        var accepted = SchemaRuns.LockOf(GeneratorRun.WithLock(GeneratorRun.Compile(After), SchemaRuns.LockOf(GeneratorRun.Of(Before))));
        var run = GeneratorRun.WithLock(GeneratorRun.Compile(After), accepted);
        run.Diagnostics.Select(d => d.Id).Distinct().ShouldBe(["METL078"]);
        run.Diagnostics.Count.ShouldBe(10, string.Join("\n", run.Diagnostics));
    }

    [Fact]
    public void A_plan_without_a_lock_says_so_and_holds_the_schema()
    {
        var plan = CompiledPlan.Of(Before).Plan.Schema!;
        plan.HasLock.ShouldBeFalse();
        plan.Changes.ShouldBeEmpty();
        plan.Lock.ShouldBe(SchemaRuns.LockOf(GeneratorRun.Of(Before)).TrimEnd('\n'));
    }
}
