namespace MongoEtl.Runtime;

/// <summary>Sees the rows of each document that could be encoded.</summary>
internal interface IRowVisitor
{
    /// <summary>The document's rows are those behind <paramref name="marks"/> of <see cref="EncodedBatch.All"/>.</summary>
    void Visit(in SourceId id, EncodedBatch batch, IReadOnlyList<(int Rows, int Length)> marks);
}
