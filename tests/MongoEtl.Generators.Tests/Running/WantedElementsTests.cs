using MongoEtl.Generators.Tests.Compiling;

namespace MongoEtl.Generators.Tests.Running;

/// <summary>Which elements a server has to send: too many cost, too few would lose data.</summary>
public sealed class WantedElementsTests
{
    private const string Head = "namespace Town; [Collection(\"place\"";

    private const string Element = "[AlternateKey, Field(\"code\", \"key\")] public partial string? Code { get; }";

    private static EntityPlan Plan(string filter, string attributes, string alternate = Element) => CompiledPlan.Of($$"""
        {{Head}}{{filter}})]
        {{attributes}}
        public sealed partial class Place : PlaceBase
        {
            [SerialKey] public partial int Key { get; }
            {{alternate}}
            public partial string? Name { get; }
            public partial Part? Inner { get; }
            public bool IsOpen => Name != "closed";
        }

        public abstract partial class PlaceBase
        {
            [Id] public partial SourceId Id { get; }
            public partial string? Note { get; }
        }

        [Document]
        public sealed partial class Part
        {
            public partial string? Deep { get; }
        }

        [PostgresTable("place")]
        public sealed partial class PlaceRow(Place source) : IRow<Place>
        {
            [PrimaryKey] public int Id => source.Key;
            public string? Name => source.Name ?? source.Note ?? source.Inner?.Deep;
        }
        """).Entity("place");

    [Fact]
    public void Views_of_all_levels_of_a_class_count_and_embedded_elements_do_not()
    {
        Plan("", "").Elements.ShouldBe(["_id", "note", "code", "key", "name", "inner"]);
    }

    [Fact]
    public void A_key_pass_looks_at_id_filter_and_alternate_key()
    {
        var filter = """, Filter = "{ 'deleted.at': null, $or: [{ name: 'x' }, { $nor: [{ code: { $exists: true } }] }] }" """;
        Plan(filter, "").KeyElements.ShouldBe(["_id", "code", "key", "deleted", "name"], ignoreOrder: true);
        Plan(filter, "").Elements.ShouldContain("deleted");
    }

    [Fact]
    public void A_condition_in_code_may_look_at_everything()
    {
        var plan = Plan("", "[When(nameof(IsOpen))]");
        plan.KeyElements.ShouldBe(plan.Elements);
    }

    [Fact]
    public void An_alternate_key_made_in_code_may_look_at_everything()
    {
        var plan = Plan("", "", "[AlternateKey] public string? Code => Name?.Trim();");
        plan.KeyElements.ShouldBe(plan.Elements);
    }
}
