using System.Buffers.Binary;

namespace MongoEtl.Cassandra;

/// <summary>The rows of one table from one part of a collection, in the order of the source, as <see cref="CqlWriter"/> made them: an int32
/// length and the values, again and again. The file is there once it has a row.</summary>
internal sealed class RowJournal(string path) : IDisposable
{
    private const int BufferBytes = 128 * 1024;

    private FileStream? _file;

    /// <summary>Rows in the file; below zero before <see cref="GoTo"/>.</summary>
    internal long Rows { get; private set; } = -1;

    /// <summary>Forgets the rows behind the first <paramref name="rows"/>, half a row among them.</summary>
    /// <returns>False: there are fewer.</returns>
    internal bool GoTo(long rows)
    {
        if (rows == Rows)
            return true;
        if (_file is null && rows == 0 && !File.Exists(path))
        {
            Rows = 0;
            return true;
        }
        _file ??= Open(FileMode.OpenOrCreate, FileAccess.ReadWrite);
        if (EndOf(_file, rows) is not { } end)
            return false;
        _file.SetLength(end);
        _file.Position = end;
        Rows = rows;
        return true;
    }

    /// <summary>Appends complete rows.</summary>
    internal void Append(ReadOnlySpan<byte> bytes, int rows)
    {
        if (rows == 0)
            return;
        _file ??= Open(FileMode.OpenOrCreate, FileAccess.ReadWrite);
        // Unknown while a write may have failed half-way.
        var after = Rows + rows;
        Rows = -1;
        _file.Write(bytes);
        Rows = after;
    }

    /// <summary>Returns once all rows outlive a power cut.</summary>
    internal void Flush() => _file?.Flush(flushToDisk: true);

    /// <summary>Reads all whole rows of a journal, each without the length before it; none of one that is not there. The bytes are valid
    /// until the next row.</summary>
    internal static IEnumerable<ReadOnlyMemory<byte>> Read(string path)
    {
        if (!File.Exists(path))
            yield break;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan);
        var row = new byte[BufferBytes];
        while (TryReadLength(file) is { } length)
        {
            if (row.Length < length)
                row = new byte[Math.Max(length, 2 * row.Length)];
            if (file.ReadAtLeast(row.AsSpan(0, length), length, throwOnEndOfStream: false) < length)
                yield break;
            yield return row.AsMemory(0, length);
        }
    }

    public void Dispose() => _file?.Dispose();

    private FileStream Open(FileMode mode, FileAccess access) => new(path, mode, access, FileShare.None, BufferBytes);

    private static long? EndOf(FileStream file, long rows)
    {
        file.Position = 0;
        var end = 0L;
        for (var row = 0L; row < rows; row++)
        {
            if (TryReadLength(file) is not { } length || (end += sizeof(int) + length) > file.Length)
                return null;
            file.Seek(length, SeekOrigin.Current);
        }
        return end;
    }

    private static int? TryReadLength(FileStream file)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        return file.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length
            ? null
            : BinaryPrimitives.ReadInt32BigEndian(length);
    }
}
