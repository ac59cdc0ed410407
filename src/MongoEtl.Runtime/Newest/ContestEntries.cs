namespace MongoEtl.Runtime;

/// <summary>Enters each document's rows in the contest.</summary>
internal sealed class ContestEntries(IReadOnlyList<ContestedTable> tables, IRowContest contest) : IRowVisitor
{
    public void Visit(in SourceId id, EncodedBatch batch, IReadOnlyList<(int Rows, int Length)> marks)
    {
        foreach (var table in tables)
        {
            var rows = batch.All[table.Buffer].Written.Span;
            for (var at = marks[table.Buffer].Length; at < rows.Length;)
            {
                var length = ContestedTable.RowLength(rows, at);
                var key = table.Read(rows.Slice(at, length), out var newest);
                contest.Add(key, newest, id);
                at += length;
            }
        }
    }
}
