using System.Buffers.Binary;

namespace MongoEtl.Runtime;

/// <summary>Integers by ObjectId: 16 bytes an entry and open addressing, so that a million keys take about 23 MB and no objects.</summary>
internal sealed class ObjectIdTable
{
    private const int SlotBytes = 16;
    private const double Fill = 0.72;

    private Slot[] _slots = [];
    private int _limit;

    public int Count { get; private set; }

    public long Bytes => (long)_slots.Length * SlotBytes;

    /// <summary>Bytes that a table of <paramref name="count"/> entries takes.</summary>
    public static long BytesFor(long count) => (long)(count / Fill + 8) * SlotBytes;

    /// <summary>Makes room at once for a known number of entries, so that loading never holds two tables.</summary>
    public void Reserve(long count)
    {
        if (count > _limit)
            Resize(checked((int)(count / Fill) + 8));
    }

    public bool Set(ObjectId id, int value)
    {
        if (Count >= _limit)
            Resize(Math.Max(64, checked((int)(_slots.Length * 1.5))));
        var (head, tail) = Split(id);
        ref var slot = ref Find(_slots, head, tail);
        var isNew = slot.Complement == 0;
        if (isNew)
            Count++;
        slot = new Slot(head, tail, ~value);
        return isNew;
    }

    public bool TryGet(ObjectId id, out int value)
    {
        if (Count == 0)
        {
            value = 0;
            return false;
        }
        var (head, tail) = Split(id);
        var complement = Find(_slots, head, tail).Complement;
        value = ~complement;
        return complement != 0;
    }

    public void Clear()
    {
        Array.Clear(_slots);
        Count = 0;
    }

    private void Resize(int size)
    {
        var larger = new Slot[size];
        foreach (ref readonly var slot in _slots.AsSpan())
        {
            if (slot.Complement != 0)
                Find(larger, slot.Head, slot.Tail) = slot;
        }
        _slots = larger;
        _limit = (int)(size * Fill) + 1;
    }

    private static ref Slot Find(Slot[] slots, ulong head, uint tail)
    {
        // Ids of one process differ in few bits, hence the multiplications; the product's upper half picks the slot without a division.
        var hash = (head ^ tail) * 0x9E3779B97F4A7C15;
        hash = (hash ^ (hash >> 29) ^ ((ulong)tail << 31)) * 0xBF58476D1CE4E5B9;
        var at = (int)((hash >> 32) * (ulong)slots.Length >> 32);
        while (true)
        {
            ref var slot = ref slots[at];
            if (slot.Complement == 0 || (slot.Head == head && slot.Tail == tail))
                return ref slot;
            if (++at == slots.Length)
                at = 0;
        }
    }

    private static (ulong Head, uint Tail) Split(ObjectId id)
    {
        Span<byte> bytes = stackalloc byte[ObjectId.ByteCount];
        id.WriteBytes(bytes);
        return (BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]));
    }

    /// <summary>The value is kept as its complement: values are not negative, so 0 marks a free slot.</summary>
    private readonly record struct Slot(ulong Head, uint Tail, int Complement);
}
