using System.Buffers;
using System.Buffers.Binary;

namespace MongoEtl.Sources;

/// <summary>Finds document boundaries that cut an uncompressed <c>.bson</c> file into parts of about equal size.</summary>
/// <remarks>BSON has no marks to find a boundary by from the middle, so the lengths are walked from the start: 256 KiB are read at a time,
/// and documents longer than that are hopped over unread. That is one pass at the speed of the disk or the page cache, with
/// no look into the documents, up to the last cut.</remarks>
internal static class FileCuts
{
    private const int WindowBytes = 256 * 1024;

    /// <summary>Offsets where parts begin: 0 and at most <paramref name="wanted"/> - 1 others, ascending. The walk ends silently at
    /// bytes that are no document: they stay in the last part, whose reader reports them when it has delivered what is before.</summary>
    public static List<long> Find(string path, int wanted, CancellationToken cancellation)
    {
        using var handle = DumpFile.Open(path);
        var size = RandomAccess.GetLength(handle);
        var cuts = new List<long>(wanted) { 0 };
        var window = ArrayPool<byte>.Shared.Rent(WindowBytes);
        try
        {
            var position = 0L;
            while (cuts.Count < wanted)
            {
                cancellation.ThrowIfCancellationRequested();
                var filled = DumpFile.ReadAt(handle, window.AsSpan(0, WindowBytes), position, path);
                var next = WalkWindow(window.AsSpan(0, filled), position, size, wanted, cuts);
                if (next == position || next >= size)
                    break;
                position = next;
            }

            return cuts;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(window);
        }
    }

    // Gives the offset of the first document whose length is not in the window; the window's own offset when there is none to go on with.
    private static long WalkWindow(ReadOnlySpan<byte> window, long offset, long size, int wanted, List<long> cuts)
    {
        var at = 0L;
        while (at + sizeof(int) <= window.Length && cuts.Count < wanted)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(window[(int)at..]);
            if (!DocumentFrame.IsLength(length) || offset + at + length > size)
                return offset;
            at += length;
            var next = offset + at;
            if (next < size && next >= size / wanted * cuts.Count)
                cuts.Add(next);
        }

        return offset + at;
    }
}
