namespace MongoEtl.Runtime;

/// <summary>Takes back the rows of documents that the sample does not hold, after another visitor, if there is one, has seen
/// them.</summary>
internal sealed class SampleVisitor(SampleShare sample, IRowVisitor? before) : IRowVisitor
{
    public void Visit(in SourceId id, EncodedBatch batch, IReadOnlyList<(int Rows, int Length)> marks)
    {
        before?.Visit(id, batch, marks);
        if (sample.Contains(id))
            return;
        for (var table = 0; table < marks.Count; table++)
            batch.All[table].Rewind(marks[table]);
    }
}
