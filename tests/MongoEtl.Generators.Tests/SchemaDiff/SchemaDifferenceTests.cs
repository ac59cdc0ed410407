using FsCheck;
using FsCheck.Fluent;
using MongoEtl.Generators.SchemaDiff;
using MongoEtl.Generators.RandomSchema;

namespace MongoEtl.Generators.Tests.SchemaDiff;

/// <summary>What holds of any two schemas and the changes between them.</summary>
public sealed class SchemaDifferenceTests
{
    [Fact]
    public void The_changes_from_one_schema_to_another_lead_there() => Holds(random =>
    {
        var (before, after) = (random.Next(), random.Next());
        var changes = SchemaDifference.Between(before, after);
        var reached = SchemaChanges.Apply(changes, before);
        reached.Canonical().ShouldBe(SchemaDifference.Accepted(before, after, Intents.None).Canonical());
        WithoutDropped(reached).ShouldBe(WithoutDropped(after));
    });

    [Fact]
    public void Renames_lead_there_too() => Holds(random =>
    {
        var (before, after) = (random.Next(), random.Next());
        var intents = random.Renames(before, after);
        var reached = SchemaChanges.Apply(SchemaDifference.Between(before, after, intents), before);
        WithoutDropped(reached).ShouldBe(WithoutDropped(after));
    });

    [Fact]
    public void Nothing_leads_from_a_schema_to_itself() => Holds(random =>
    {
        var schema = random.Next();
        SchemaDifference.Between(schema, schema).ShouldBeEmpty();
        SchemaDifference.Between(schema, schema, random.Renames(schema, schema)).ShouldBeEmpty();
    });

    [Fact]
    public void Order_means_nothing() => Holds(random =>
    {
        var (before, after) = (random.Next(), random.Next());
        SchemaDifference.Between(before, random.Shuffled(before)).ShouldBeEmpty();
        var changes = SchemaDifference.Between(before, after);
        SchemaDifference.Between(random.Shuffled(before), random.Shuffled(after)).Select(Bare).ShouldBe(changes.Select(Bare));
    });

    [Fact]
    public void What_was_accepted_differs_no_more() => Holds(random =>
    {
        var (before, after) = (random.Next(), random.Next());
        var intents = random.Renames(before, after);
        var accepted = SchemaDifference.Accepted(before, after, intents);
        SchemaDifference.Between(accepted, after, intents).ShouldBeEmpty();
    });

    [Fact]
    public void A_dropped_Cassandra_column_is_remembered_until_it_comes_back()
    {
        var table = new TableShape { Id = TableId.Cassandra("t"),
            Columns = new([ColumnShape.Cql("k", "int"), ColumnShape.Cql("a", "text")]), PartitionKey = new(["k"]) };
        var with = new Schema(default, new([table]));
        var without = new Schema(default, new([table with { Columns = new([ColumnShape.Cql("k", "int")]) }]));
        var dropped = SchemaDifference.Accepted(with, without, Intents.None);
        dropped.Tables[0].Dropped.ShouldBe([ColumnShape.Cql("a", "text")]);
        SchemaDifference.Accepted(dropped, without, Intents.None).Tables[0].Dropped.Count.ShouldBe(1);
        SchemaDifference.Accepted(dropped, with, Intents.None).Tables[0].Dropped.ShouldBeEmpty();
    }

    /// <summary>A change without the whole tables that it carries along, whose order is as they were given.</summary>
    private static SchemaChange Bare(SchemaChange change) =>
        change with { Shape = change.Shape?.Canonical(), FormerShape = change.FormerShape?.Canonical() };

    private static Schema WithoutDropped(Schema schema) =>
        new Schema(schema.Enums, new([.. schema.Tables.Select(t => t with { Dropped = default })])).Canonical();

    private static void Holds(Action<RandomSchemas> property) => Prop.ForAll(
        Arb.From(Gen.Choose(0, int.MaxValue)), seed => property(new RandomSchemas(seed)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
