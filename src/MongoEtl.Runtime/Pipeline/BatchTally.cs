using System.Runtime.InteropServices;
using MongoEtl.Internal;

namespace MongoEtl.Runtime;

/// <summary>Adds up the notes of the documents of one batch that were kept. Texts for the counts are made once a batch, not once a document.</summary>
internal sealed class BatchTally
{
    private readonly Dictionary<(string Kind, string Field), long> _notes = [];
    private readonly Dictionary<(string Path, BsonType Found), long> _mismatches = [];

    public void Add(EncodeTally tally, MismatchLog mismatches)
    {
        var notes = tally.Notes;
        for (var i = 0; i < notes.Count; i++)
            CollectionsMarshal.GetValueRefOrAddDefault(_notes, notes[i], out _)++;
        for (var i = 0; i < mismatches.Count; i++)
        {
            var mismatch = mismatches[i];
            CollectionsMarshal.GetValueRefOrAddDefault(_mismatches, (mismatch.Field.Path, mismatch.Found), out _)++;
        }
    }

    /// <summary>Moves the sums into <paramref name="counts"/>.</summary>
    public void Flush(EntityCounts counts)
    {
        foreach (var ((kind, field), count) in _notes)
            Add(SumsOf(counts, kind), field, count);
        foreach (var ((path, found), count) in _mismatches)
            Add(counts.Mismatched, $"{path}: {found}", count);
        _notes.Clear();
        _mismatches.Clear();
    }

    private static SortedDictionary<string, long> SumsOf(EntityCounts counts, string kind) => kind switch
    {
        "unresolved" => counts.Unresolved,
        "skipped row" => counts.SkippedRows,
        "skipped element" => counts.SkippedElements,
        "counted" => counts.Counted,
        _ => throw new InvalidOperationException($"Encoders note '{kind}', which no count is kept for."),
    };

    private static void Add(SortedDictionary<string, long> sums, string name, long count) => sums[name] = sums.GetValueOrDefault(name) + count;
}
