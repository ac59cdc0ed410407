using MongoEtl.Runtime;

namespace MongoEtl.Sources.Tests;

public sealed class AnswerSizeTests
{
    private static readonly BatchLimits s_batch = new(10_000, 1_000_000);

    [Fact]
    public void Of_unknown_documents_few_are_asked_for_until_some_have_come()
    {
        var size = new AnswerSize(0);
        size.Fill(s_batch);
        size.First.ShouldBe(100);
        size.Next(0, 0).ShouldBe(100);
        size.Next(100_000, 100).ShouldBe(BytesAskedFor / 1000);
    }

    [Fact]
    public void An_answer_is_to_fill_several_batches_of_whatever_size()
    {
        var size = new AnswerSize(1000);
        size.Fill(s_batch);
        size.First.ShouldBe(BytesAskedFor / 1000);
        size.Fill(s_batch with { Bytes = 100_000 });
        size.Next(100_000, 100).ShouldBe(BytesAskedFor / 10_000);
    }

    [Fact]
    public void Documents_that_grow_make_answers_of_fewer_documents()
    {
        var size = new AnswerSize(1000);
        size.Fill(s_batch);
        var before = size.First;
        for (var answer = 0; answer < 20; answer++)
            size.Next(before * 2000, before);
        size.Next(before * 2000, before).ShouldBeInRange(before / 2 - 1, before / 2 + 1);
    }

    [Fact]
    public void At_least_one_document_is_asked_for_and_a_bounded_number()
    {
        var size = new AnswerSize(20_000_000);
        size.Fill(s_batch);
        size.First.ShouldBe(1);
        size = new AnswerSize(5);
        size.Fill(s_batch);
        size.First.ShouldBe(100_000);
    }

    private static int BytesAskedFor => AnswerSize.BatchesOfAnswer * s_batch.Bytes * 95 / 100;
}
