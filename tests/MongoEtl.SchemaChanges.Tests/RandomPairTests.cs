using FsCheck;
using FsCheck.Fluent;
using MongoEtl.Cassandra.Tests;
using MongoEtl.Generators.Model;
using MongoEtl.Generators.RandomSchema;
using MongoEtl.Generators.SchemaDiff;
using MongoEtl.PostgreSql;
using MongoEtl.PostgreSql.Tests;
using MongoEtl.Runtime;

namespace MongoEtl.SchemaChanges.Tests;

/// <summary>Random pairs of schemas on real servers: what is allowed ends in the second's catalogue, the rest is refused before anything is
/// altered.</summary>
[Trait("Category", "Server")]
public sealed class RandomPairTests(PostgresFixture postgres, CassandraFixture cassandra)
{
    private const int Pairs = 200;

    private static readonly Config Run = Config.QuickThrowOnFailure.WithMaxTest(Pairs);

    [Fact]
    public async Task PostgreSQL_ends_in_the_catalogue_of_the_second()
    {
        await using var altered = new PairDatabase(await postgres.CreateDatabaseAsync());
        await using var fresh = new PairDatabase(await postgres.CreateDatabaseAsync());
        var refused = 0;
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed => PairAsync(seed).GetAwaiter().GetResult()).Check(Run);
        refused.ShouldBeInRange(Pairs / 20, Pairs / 2);

        async Task PairAsync(int seed)
        {
            var random = new RandomSchemas(seed);
            var (first, second) = (Ordered(random.Next(cassandra: false)), Ordered(random.Next(cassandra: false)));
            var intents = StatedIntents.Of(first, second, states: seed % 4 != 0);
            await altered.ReplaceAsync(first);
            var found = await altered.CompareAsync(second, intents);
            if (found.Refusals.Count > 0)
            {
                refused++;
                (await altered.CompareAsync(first, Intents.None)).Steps.ShouldBeEmpty();
                return;
            }
            await altered.ApplyAsync(found);
            (await altered.CompareAsync(second, intents)).Steps.ShouldBeEmpty();
            if (seed % 4 == 0)
                return;
            await fresh.ReplaceAsync(second);
            (await altered.CatalogueAsync()).ShouldBe(await fresh.CatalogueAsync());
        }
    }

    [Fact]
    public async Task Cassandra_ends_in_the_catalogue_of_the_second()
    {
        await using var keyspace = await AlteredKeyspace.CreateAsync(await cassandra.EndPointAsync(), "pairs", plan: null);
        var (pair, refused) = (0, 0);
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed => PairAsync(seed).GetAwaiter().GetResult()).Check(Run);
        refused.ShouldBeInRange(Pairs / 20, Pairs * 19 / 20);

        async Task PairAsync(int seed)
        {
            // Every pair has a table of its own name: one that was dropped leaves its files behind for a while.
            var random = new RandomSchemas(seed);
            var id = TableId.Cassandra($"pair_{pair++}");
            var first = random.CqlTable(id);
            var second = random.Altered(first);
            var intents = StatedIntents.Of(Of(first), Of(second), states: true);
            foreach (var statement in StatementWriter.Write(Schema.Empty, SchemaDifference.Between(Schema.Empty, Of(first)), Intents.None)
                .SelectMany(step => step.Statements))
                await keyspace.Schema.RunAsync(statement, default);
            var found = await SchemaComparison.ReadAsync(keyspace.Schema, new ClassSchema(Of(second), intents), default);
            if (found.Refusals.Count > 0)
            {
                refused++;
                (await SchemaComparison.ReadAsync(keyspace.Schema, new ClassSchema(Of(first), Intents.None), default))
                    .Steps.ShouldBeEmpty();
                return;
            }
            await keyspace.ApplyAsync(found);
            var live = await keyspace.Schema.ReadAsync([id], Of(second), default);
            (live.Schema.Tables[0] with { Dropped = default }).Canonical().ShouldBe((second with { Dropped = default }).Canonical());
        }
    }

    private static Schema Of(TableShape table) => new(default, new([table with { Dropped = default }]));

    /// <summary>Labels in one order: another one is refused, and every pair would be. A type that no column has is no class's.</summary>
    private static Schema Ordered(Schema schema) => schema with
    {
        Enums = schema.Enums.Where(type => schema.Tables.Any(table => table.Columns.Any(c => c.Type == Generators.Sql.Quote(type.Name))))
            .Select(type => type with { Labels = type.Labels.Order(StringComparer.Ordinal).ToEquatable() }).ToEquatable(),
    };
}
