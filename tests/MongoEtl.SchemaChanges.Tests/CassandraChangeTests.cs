using Microsoft.CodeAnalysis;
using MongoEtl.Cassandra;
using MongoEtl.Cassandra.Tests;
using MongoEtl.Runtime;

namespace MongoEtl.SchemaChanges.Tests;

/// <summary>Each case from a filled keyspace of version 1 to version 2.</summary>
[Trait("Category", "Server")]
public sealed class CassandraChangeTests(CassandraFixture cassandra)
{
    private static int _keyspaces;

    public static TheoryData<string> Names => [.. Cases.Cassandra.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_keyspace_follows_its_classes(string name)
    {
        var change = Cases.Cassandra.Single(one => one.Name == name);
        var first = CompiledSchema.Of(Cases.Edited(change.First));
        var second = CompiledSchema.Of(Cases.Edited(change.Second), first.Plan.Schema!.Lock);
        second.Ids.ShouldBe(change.Told, string.Join("\n", second.Diagnostics));
        second.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error).ShouldBe(change.IsRefused);

        await using var altered = await CreateAsync(first.Plan);
        await altered.ExecuteAsync("INSERT INTO town_by_name (name, id, code, size) VALUES ('Quito', 1, '170', 300)");
        var before = await altered.CatalogueAsync();
        var found = await altered.CompareAsync(second.Plan);
        if (change.IsRefused)
        {
            // A column that only the build misses is one that nobody declared: it is left alone.
            (found.Refusals.Count > 0).ShouldBe(!change.Told.Contains("METL063"));
            if (found.Refusals.Count == 0)
                await altered.ApplyAsync(found);
            (await altered.CatalogueAsync()).ShouldBe(before);
            return;
        }
        found.Refusals.ShouldBeEmpty();
        (change.Statement.Length > 0).ShouldBe(change.Told.Length > 0);
        found.Steps.SelectMany(step => step.Statements).Select(s => s.Text)
            .ShouldBe(second.Plan.Schema!.Changes.Where(c => c.IsCassandra).SelectMany(c => c.Statements));
        string.Join("\n", found.Steps.SelectMany(step => step.Statements).Select(s => s.Text)).ShouldContain(change.Statement);
        await altered.ApplyAsync(found);

        var table = second.Plan.Schema!.Lock.Contains("\"town_by_name\"", StringComparison.Ordinal) ? "town_by_name" : null;
        if (table is not null)
            await ShouldHoldRowAsync(altered, table);
        (await altered.CompareAsync(second.Plan)).Steps.ShouldBeEmpty();
        await using var fresh = await CreateAsync(second.Plan);
        (await altered.CatalogueAsync()).ShouldBe(await fresh.CatalogueAsync());
    }

    /// <summary>The row of version 1, in the columns that are left of it.</summary>
    private static async Task ShouldHoldRowAsync(AlteredKeyspace keyspace, string table)
    {
        var catalogue = await keyspace.CatalogueAsync();
        (string Column, string Value)[] values = [("name", "Quito"), ("title", "Quito"), ("code", "170")];
        var columns = values.Where(value => catalogue.Contains($"{table}.{value.Column} text", StringComparison.Ordinal)).ToList();
        columns.ShouldNotBeEmpty();
        (await keyspace.RowsAsync(table, columns.ConvertAll(value => value.Column)))
            .ShouldBe([string.Join('|', columns.Select(value => value.Value)) + "|300"]);
    }

    [Fact]
    public async Task A_dropped_column_comes_back_with_its_old_type_only()
    {
        var with = CompiledSchema.Of(Cases.Edited([]));
        var without = CompiledSchema.Of(Cases.Edited(Cases.Cassandra.Single(one => one.Name == "a column that goes").Second),
            with.Plan.Schema!.Lock);
        var otherType = CompiledSchema.Of(Cases.Edited(Cases.Cassandra.Single(one => one.Name == "another type").Second),
            without.Plan.Schema!.Lock);
        otherType.Ids.ShouldBe(["METL073"]);
        await using var keyspace = await CreateAsync(with.Plan);
        await keyspace.ApplyAsync(await keyspace.CompareAsync(without.Plan));
        (await keyspace.CompareAsync(otherType.Plan)).Refusals.Select(hazard => hazard.Id).ShouldBe(["METL073"]);
        await Should.ThrowAsync<TargetException>(() => keyspace.ExecuteAsync("ALTER TABLE town_by_name ADD code ascii"));
        await keyspace.ApplyAsync(await keyspace.CompareAsync(with.Plan));
        (await keyspace.CompareAsync(with.Plan)).Steps.ShouldBeEmpty();
    }

    private async Task<AlteredKeyspace> CreateAsync(Plan plan) =>
        await AlteredKeyspace.CreateAsync(await cassandra.EndPointAsync(), $"case_{Interlocked.Increment(ref _keyspaces)}", plan);
}
