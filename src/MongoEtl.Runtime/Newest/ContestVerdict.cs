namespace MongoEtl.Runtime;

/// <summary>Takes out rows that lost the contest, and counts them. One instance a worker.</summary>
internal sealed class ContestVerdict(EntityPlan entity, IReadOnlySet<(UInt128 Key, SourceId Id)> losers) : IRowVisitor
{
    private readonly IReadOnlyList<ContestedTable> _tables = ContestedTable.Of(entity);

    public void Visit(in SourceId id, EncodedBatch batch, IReadOnlyList<(int Rows, int Length)> marks)
    {
        foreach (var table in _tables)
        {
            var buffer = batch.All[table.Buffer];
            for (var at = marks[table.Buffer].Length; at < buffer.Length;)
            {
                var rows = buffer.Written.Span;
                var length = ContestedTable.RowLength(rows, at);
                if (!losers.Contains((table.Read(rows.Slice(at, length), out _), id)))
                {
                    at += length;
                    continue;
                }
                buffer.Remove(at, length);
                batch.Counts.Superseded[table.Name] = batch.Counts.Superseded.GetValueOrDefault(table.Name) + 1;
            }
        }
    }
}
