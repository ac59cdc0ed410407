namespace MongoEtl.Cassandra;

/// <summary>Gathers the rows of a window by partition. A group is what is sent together: rows of one partition, no key twice, up to a size. Used by one
/// thread.</summary>
/// <remarks>Cassandra (since 3.6) measures only batches of several partitions against <c>batch_size_warn_threshold</c>: those of one are one mutation.
/// ScyllaDB measures all; where it refuses one, it is sent in halves.</remarks>
internal sealed class PartitionGroups(RowWindow window)
{
    /// <summary>Most bytes of a batch of several rows: larger ones bring little, and stay on the node's heap longer.</summary>
    internal const int MostBytes = 16 * 1024;

    /// <summary>Most rows of a batch.</summary>
    internal const int MostRows = 200;

    private readonly Dictionary<long, int> _byToken = [];
    private readonly Stack<int> _free = new();
    private Group[] _groups = new Group[64];
    private int _made;

    /// <summary>Puts a row of the window to those of its partition.</summary>
    /// <returns>The first row and the number of rows of a group that has to be sent now, because the new row finds no place in it; or no rows.</returns>
    internal (long First, int Count) Add(long number)
    {
        ref var row = ref window[number];
        ref var known = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_byToken, row.Token, out var isKnown);
        if (!isKnown)
        {
            known = Make();
            Begin(known, ref row, number);
            return default;
        }
        ref var group = ref _groups[known];
        if (Takes(group, row))
        {
            window[group.Last].NextInGroup = number;
            row.Group = known;
            (group.Last, group.Count, group.Bytes) = (number, group.Count + 1, group.Bytes + row.Length);
            group.Marks |= MarkOf(row);
            return default;
        }
        var full = (group.First, group.Count);
        Begin(known, ref row, number);
        return full;
    }

    /// <summary>Ends the group that a waiting row is in, to send it.</summary>
    internal (long First, int Count) Take(long number)
    {
        ref var row = ref window[number];
        var group = _groups[row.Group];
        _byToken.Remove(row.Token);
        _free.Push(row.Group);
        return (group.First, group.Count);
    }

    /// <summary>Forgets all groups.</summary>
    internal void Clear()
    {
        _byToken.Clear();
        _free.Clear();
        _made = 0;
    }

    private int Make()
    {
        if (_free.TryPop(out var free))
            return free;
        if (_made == _groups.Length)
            Array.Resize(ref _groups, _made * 2);
        return _made++;
    }

    private void Begin(int group, ref WindowRow row, long number)
    {
        row.Group = group;
        _groups[group] = new Group { First = number, Last = number, Count = 1, Bytes = row.Length, Marks = MarkOf(row) };
    }

    /// <summary>Equal tokens are not yet equal keys; and two writes of one row in a batch would be one too many.</summary>
    private bool Takes(in Group group, in WindowRow row)
    {
        if (group.Count >= MostRows || group.Bytes + row.Length > MostBytes || !window[group.First].PartitionKey.SequenceEqual(row.PartitionKey))
            return false;
        return (group.Marks & MarkOf(row)) == 0 || !Holds(group, row);
    }

    private bool Holds(in Group group, in WindowRow row)
    {
        var number = group.First;
        for (var i = 0; i < group.Count; i++)
        {
            ref var other = ref window[number];
            if (other.KeyHash == row.KeyHash && other.ClusteringKey.SequenceEqual(row.ClusteringKey))
                return true;
            number = other.NextInGroup;
        }
        return false;
    }

    private static ulong MarkOf(in WindowRow row) => 1ul << (int)(row.KeyHash & 63);

    private struct Group
    {
        public long First;
        public long Last;
        public int Count;
        public int Bytes;

        /// <summary>A bit for each row, by its key's hash: where the bit of a new row is not set, no row has its key, and the rows, which lie
        /// scattered in memory, need not be looked at.</summary>
        public ulong Marks;
    }
}
