using System.Buffers.Binary;

namespace MongoEtl.Cassandra;

// Lists, sets and maps: int32 count, then the elements (of a map: keys and values in turn), each an int32 length and its bytes. Sets and
// maps are sorted as the server sorts them, so that equal collections have equal bytes.
// Wire forms: native_protocol_v5.spec, "Data Type Serialization Formats".
public sealed partial class CqlWriter
{
    private int[] _entries = [];
    private byte[] _sorted = [];
    private CqlOrder? _order;
    private Comparison<int>? _compareEntries;

    /// <summary>Writes a <c>list</c>. An empty one that is not frozen is not set: the server would take it for a deletion.</summary>
    /// <exception cref="ColumnException">An element is null, or cannot be written.</exception>
    public void List<T>(IReadOnlyList<T>? values, CqlElement<T> element)
    {
        if (BeginCollection(values?.Count, out var at))
            return;
        for (var i = 0; i < values!.Count; i++)
            Put(element, values[i]);
        EndCollection(at, values.Count);
    }

    /// <summary>Writes a <c>set</c>, elements in the server's order, each once. An empty one that is not frozen is not set.
    /// Lists are read by index; the enumerator of another collection is an allocation that its interface forces.</summary>
    /// <exception cref="ColumnException">An element is null, or cannot be written.</exception>
    public void Set<T>(IReadOnlyCollection<T>? values, CqlElement<T> element)
    {
        if (BeginCollection(values?.Count, out var at))
            return;
        var count = 0;
        Reserve(values!.Count);
        if (values is IReadOnlyList<T> list)
        {
            for (; count < list.Count; count++)
                PutEntry(count, element, list[count]);
        }
        else
        {
            foreach (var value in values)
                PutEntry(count++, element, value);
        }
        EndCollection(at, Sort(count, at, element.Order, areKeys: false));
    }

    /// <summary>Writes a <c>map</c>, keys in the server's order. An empty one that is not frozen is not set.</summary>
    /// <exception cref="ColumnException">A key or value is null or cannot be written, or two keys are the same to the server.</exception>
    public void Map<TKey, TValue>(IReadOnlyDictionary<TKey, TValue>? values, CqlElement<TKey> key, CqlElement<TValue> value)
    {
        if (BeginCollection(values?.Count, out var at))
            return;
        var count = 0;
        Reserve(values!.Count);
        foreach (var entry in values)
        {
            PutEntry(count++, key, entry.Key);
            Put(value, entry.Value);
        }
        EndCollection(at, Sort(count, at, key.Order, areKeys: true));
    }

    /// <summary>Makes room for length and count. True: there is nothing to write.</summary>
    private bool BeginCollection(int? count, out int at)
    {
        at = _length;
        if (count is not { } present || present == 0 && !_column.Type.StartsWith("frozen<", StringComparison.Ordinal))
        {
            Unset();
            return true;
        }
        Room(2 * sizeof(int));
        return false;
    }

    private void EndCollection(int at, int count)
    {
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(at + sizeof(int)), count);
        EndValue(at);
    }

    private void Put<T>(CqlElement<T> element, T value)
    {
        // Asked of the type first: code that is not optimised would box the value.
        if (!typeof(T).IsValueType && value is null)
            ThrowNullElement();
        element.Put(this, value!);
    }

    private void PutEntry<T>(int number, CqlElement<T> element, T value)
    {
        // A collection may have grown since it was counted.
        Reserve(number + 1);
        _entries[number] = _length;
        Put(element, value);
    }

    private void Reserve(int entries)
    {
        if (_entries.Length < entries)
            Array.Resize(ref _entries, Math.Max(entries, 2 * _entries.Length));
    }

    /// <summary>Sorts the entries behind <paramref name="at"/> by their first value and takes repeated ones out.</summary>
    /// <returns>How many stay.</returns>
    private int Sort(int count, int at, CqlOrder order, bool areKeys)
    {
        var start = at + 2 * sizeof(int);
        _order = order;
        var entries = _entries.AsSpan(0, count);
        entries.Sort(_compareEntries ??= CompareEntries);
        if (_sorted.Length < _length - start)
            _sorted = new byte[Math.Max(_length - start, 2 * _sorted.Length)];
        var (kept, length) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            if (i > 0 && order(First(entries[i - 1]), First(entries[i])) == 0)
            {
                if (areKeys)
                    ThrowRepeatedKey();
                continue;
            }
            var entry = _buffer.AsSpan(entries[i], EntryLength(entries[i], areKeys));
            entry.CopyTo(_sorted.AsSpan(length));
            length += entry.Length;
            kept++;
        }
        _sorted.AsSpan(0, length).CopyTo(_buffer.AsSpan(start));
        _length = start + length;
        return kept;
    }

    /// <summary>Of values that are equal to the server, as 1.0 and 1.00 are, the same one is first in whatever order they came.</summary>
    private int CompareEntries(int left, int right)
    {
        var order = _order!(First(left), First(right));
        return order != 0 ? order : First(left).SequenceCompareTo(First(right));
    }

    private int EntryLength(int entry, bool isKey)
    {
        var first = sizeof(int) + First(entry).Length;
        return isKey ? first + sizeof(int) + First(entry + first).Length : first;
    }

    /// <summary>The value whose length stands at a place: of an entry, what it is sorted by.</summary>
    private ReadOnlySpan<byte> First(int entry) =>
        _buffer.AsSpan(entry + sizeof(int), BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(entry)));

    private void ThrowNullElement() =>
        throw Refused("elements that are not null", "a null among them", "Cassandra's collections hold none: leave it out in the rule");

    private void ThrowRepeatedKey() =>
        throw Refused("keys of which no two are the same", "two that are the same as written",
            "make them differ in the rule, or keep one of them");
}
