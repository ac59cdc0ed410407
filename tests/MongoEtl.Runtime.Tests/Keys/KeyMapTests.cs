using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Runtime.Tests;

public sealed class KeyMapTests
{
    [Fact]
    public void A_map_answers_as_a_dictionary_does() => Prop.ForAll(Arb.From(Gen.Choose(0, 100_000)), seed =>
    {
        var random = new Random(seed);
        var map = new KeyMap();
        var model = new Dictionary<SourceId, int>();
        for (var i = 0; i < 500; i++)
        {
            var id = Id(random);
            map.Add(id, model[id] = random.Next());
        }
        map.Count.ShouldBe(model.Count);
        for (var i = 0; i < 500; i++)
        {
            var id = Id(random);
            map.TryGet(id, out var key).ShouldBe(model.TryGetValue(id, out var expected));
            if (map.Contains(id))
                key.ShouldBe(expected);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void Alternate_texts_lead_to_the_document_and_its_key()
    {
        var map = new KeyMap();
        map.AddAlternate("ü", SourceId.FromText("a"), 7);
        map.AddAlternate("ü", SourceId.FromText("b"), 8);

        map.TryGetAlternate("ü", out var id, out var key).ShouldBeTrue();

        (id.ToString(), key).ShouldBe(("b", 8));
        map.TryGetAlternate("u", out _, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_million_keys_take_less_than_24_MB_when_their_number_is_known()
    {
        var map = new KeyMap();
        map.Reserve(1_000_000);
        for (var i = 0; i < 1_000_000; i++)
            map.Add(SourceId.FromText(Doc.Hex(i)), i);

        map.Bytes.ShouldBeLessThan(24_000_000);
        map.TryGet(SourceId.FromText(Doc.Hex(999_999)), out var key).ShouldBeTrue();
        key.ShouldBe(999_999);
    }

    [Fact]
    public void A_map_beyond_its_budget_says_so()
    {
        var map = new KeyMap(budgetBytes: 10_000);

        Should.Throw<KeyMapFullException>(() =>
        {
            for (var i = 0; i < 10_000; i++)
                map.Add(SourceId.FromText($"text {i}"), i);
        });
    }

    [Fact]
    public void A_cleared_map_knows_nothing_and_can_be_filled_again()
    {
        var map = new KeyMap();
        foreach (var text in new[] { Doc.Hex(1), "text" })
            map.Add(SourceId.FromText(text), 1);

        map.Clear();

        map.Contains(SourceId.FromText(Doc.Hex(1))).ShouldBeFalse();
        map.Contains(SourceId.FromText("text")).ShouldBeFalse();
        map.Add(SourceId.FromText("text"), 2);
        map.Count.ShouldBe(1);
    }

    private static SourceId Id(Random random) =>
        SourceId.FromText(random.Next(2) == 0 ? Doc.Hex(random.Next(400)) : $"id {random.Next(400)} {new string('x', random.Next(3) * 100)}");
}
