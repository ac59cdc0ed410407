namespace MongoEtl.CodeFixes.Tests;

/// <summary>The project that fixes are tried on: two tables, one of each store, in one file.</summary>
internal static class Town
{
    public const string Source = """
        using System;
        using MongoEtl;

        namespace Town;

        public enum Kind { A, B, C }

        [Collection("town")]
        public sealed partial class Town
        {
            [Id] public partial SourceId Id { get; }
            [SerialKey] public partial int Key { get; }
            public partial string? Name { get; }
            public partial string? Code { get; }
            public partial int? Size { get; }
            public partial double? Rate { get; }
            public partial DateTimeOffset? At { get; }
            public partial Kind? Kind { get; }
        }

        [PostgresTable("town")]
        public sealed partial class TownRow(Town source) : IRow<Town>
        {
            [PrimaryKey] public int Id => source.Key;
            public string? Name => source.Name;
            [Column(Type = "varchar(40)")] public string? Code => source.Code;
            /// <summary>People.</summary>
            public int? Size => source.Size;
            public Kind? Kind => source.Kind;
            [Unique] public string MongoId => source.Id.ToString();
        }

        [CassandraTable("town_by_name")]
        public sealed partial class TownByName(Town source) : IRow<Town>
        {
            [PartitionKey] public string Name => source.Name ?? "";
            [ClusteringKey] public int Id => source.Key;
            public string? Note => source.Code;
        }

        """;

    private static readonly string Lock = FixRun.LockOf([Source]);

    /// <summary>Changes the accepted classes, takes the fix of a title, and compares the text that it leaves with the changed one edited
    /// on; the diagnostic has to be gone, and nothing worse than a change to accept may be told instead.</summary>
    /// <param name="left">What else is still told as an error.</param>
    public static void Fixed(string id, string title, (string Before, string After)[] change, (string Before, string After)[] expected,
        params string[] left)
    {
        var run = FixRun.Of(Lock, Edited(Source, change));
        var offered = run.Fixes(id);
        var titles = string.Join("\n", offered.Select(o => o.Fix.Title)) + "\n" + string.Join("\n", run.Run.Diagnostics);
        var after = run.After(offered.Where(o => o.Fix.Title == title).ShouldHaveSingleItem(titles).Fix);
        after.Text().ShouldBe(Edited(run.Text(), expected));
        Settled(after, left);
    }

    /// <summary>The titles that are offered.</summary>
    public static void Offered(string id, string[] titles, params (string Before, string After)[] change) =>
        FixRun.Of(Lock, Edited(Source, change)).Fixes(id).Select(o => o.Fix.Title).ShouldBe(titles);

    /// <summary>Whether only changes to look at are told, and the project compiles.</summary>
    public static void Settled(FixRun run, params string[] left)
    {
        var all = string.Join("\n", run.Run.Diagnostics);
        run.Ids.Except(["METL062", "METL069", "METL080", "METL081"]).ShouldBe(left, all);
        run.Run.CompilerMessages().Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).ShouldBeEmpty();
    }

    public static string Edited(string source, params (string Before, string After)[] edits)
    {
        foreach (var (before, after) in edits)
        {
            source.ShouldContain(before, Case.Sensitive);
            source = source.Replace(before, after);
        }
        return source;
    }
}
