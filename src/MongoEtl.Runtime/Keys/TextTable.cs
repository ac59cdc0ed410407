using System.Text;

namespace MongoEtl.Runtime;

/// <summary>Integers by text: the texts lie as UTF-8 one after another in blocks, 20 bytes an entry point to them.</summary>
internal sealed class TextTable
{
    private const int BlockBytes = 64 * 1024;
    private const double Fill = 0.72;

    private readonly List<byte[]> _blocks = [];
    private int _used = BlockBytes;
    private long _blockBytes;
    private Slot[] _slots = [];

    public int Count { get; private set; }

    public long Bytes => (long)_slots.Length * 20 + _blockBytes;

    public bool Set(string text, int value)
    {
        if (Count >= (int)(_slots.Length * Fill))
            Resize();
        var utf8 = Encoding.UTF8.GetBytes(text);
        var hash = Hash(utf8);
        ref var slot = ref Find(utf8, hash);
        var isNew = slot.Complement == 0;
        if (isNew)
        {
            var (block, offset) = Store(utf8);
            slot = new Slot(hash, block, offset, utf8.Length, ~value);
            Count++;
        }
        else
        {
            slot = slot with { Complement = ~value };
        }
        return isNew;
    }

    public bool TryGet(string text, out int value)
    {
        value = 0;
        if (Count == 0)
            return false;
        Span<byte> small = stackalloc byte[192];
        ReadOnlySpan<byte> utf8 = Encoding.UTF8.TryGetBytes(text, small, out var length) ? small[..length] : Encoding.UTF8.GetBytes(text);
        var complement = Find(utf8, Hash(utf8)).Complement;
        value = ~complement;
        return complement != 0;
    }

    public void Clear()
    {
        Array.Clear(_slots);
        _blocks.Clear();
        (_used, _blockBytes, Count) = (BlockBytes, 0, 0);
    }

    private (int Block, int Offset) Store(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > BlockBytes - _used)
        {
            _blocks.Add(new byte[Math.Max(BlockBytes, utf8.Length)]);
            _blockBytes += _blocks[^1].Length;
            _used = 0;
        }
        var offset = _used;
        utf8.CopyTo(_blocks[^1].AsSpan(offset));
        // A block of its own for one large text is full at once.
        _used = Math.Min(BlockBytes, _used + utf8.Length);
        return (_blocks.Count - 1, offset);
    }

    private void Resize()
    {
        var old = _slots;
        _slots = new Slot[Math.Max(16, checked(old.Length * 2))];
        foreach (var slot in old)
        {
            if (slot.Complement != 0)
                Find(Text(slot), slot.Hash) = slot;
        }
    }

    private ref Slot Find(ReadOnlySpan<byte> utf8, uint hash)
    {
        var at = (int)((ulong)hash * (ulong)_slots.Length >> 32);
        while (true)
        {
            ref var slot = ref _slots[at];
            if (slot.Complement == 0 || (slot.Hash == hash && Text(slot).SequenceEqual(utf8)))
                return ref slot;
            if (++at == _slots.Length)
                at = 0;
        }
    }

    private ReadOnlySpan<byte> Text(in Slot slot) => _blocks[slot.Block].AsSpan(slot.Offset, slot.Length);

    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        // FNV-1a, then mixed: the slot is picked by the upper bits.
        var hash = 2166136261;
        foreach (var b in utf8)
            hash = (hash ^ b) * 16777619;
        hash ^= hash >> 16;
        return hash * 0x85EBCA6B;
    }

    private readonly record struct Slot(uint Hash, int Block, int Offset, int Length, int Complement);
}
