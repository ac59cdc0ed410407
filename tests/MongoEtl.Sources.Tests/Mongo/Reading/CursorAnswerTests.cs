using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Sources.Tests;

/// <summary>Answers that no server sends are refused with a typed error, whatever their bytes.</summary>
public sealed class CursorAnswerTests
{
    private static readonly byte[] s_answer = ExtendedJson.Parse(
        """{"cursor": {"firstBatch": [{"_id": 1, "a": "x"}, {"_id": {"$oid": "5e0be100ecae12b100000000"}}, {}], "id": 7, "ns": "db.c"}, "ok": 1}""");

    [Fact]
    public void Documents_are_found_where_they_lie()
    {
        var answer = new CursorAnswer();
        answer.Read(s_answer);
        answer.CursorId.ShouldBe(7);
        answer.Measure(s_answer).Documents.ShouldBe(3);
        var ids = new List<string?>();
        for (; answer.TryPeek(s_answer, out var offset, out var length); answer.Pass(offset, length))
            ids.Add(IdValue.Of(s_answer.AsSpan(offset, length))?.ToString());
        ids.ShouldBe(["1", """{"$oid":"5e0be100ecae12b100000000"}""", null]);
        answer.HasDocuments.ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"ok": 1}""")]
    [InlineData("""{"cursor": 1, "ok": 1}""")]
    [InlineData("""{"cursor": {"id": 0}, "ok": 1}""")]
    [InlineData("""{"cursor": {"id": 0, "nextBatch": [1]}, "ok": 1}""")]
    public void Answers_without_documents_are_refused(string json)
    {
        var bytes = ExtendedJson.Parse(json);
        Should.Throw<WireFormatException>(() => Walk(bytes));
    }

    [Fact]
    public void Mutated_answers_never_do_anything_but_be_read_or_refused() => Prop.ForAll(
        Gen.Choose(0, s_answer.Length - 1).SelectMany(place => Gen.Choose(0, 255).Select(value => (place, value))).ArrayOf().ToArbitrary(),
        mutations =>
        {
            var bytes = s_answer.ToArray();
            foreach (var (place, value) in mutations.Take(6))
                bytes[place] = (byte)value;
            try
            {
                Walk(bytes);
            }
            catch (Exception refused) when (refused is WireFormatException or BsonFormatException)
            {
                // As it should be.
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    private static void Walk(byte[] bytes)
    {
        var answer = new CursorAnswer();
        answer.Read(bytes);
        answer.Measure(bytes);
        for (; answer.TryPeek(bytes, out var offset, out var length); answer.Pass(offset, length))
            IdValue.Of(bytes.AsSpan(offset, length));
    }
}
