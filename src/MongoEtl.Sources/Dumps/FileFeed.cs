using Microsoft.Win32.SafeHandles;
using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>A byte range of an uncompressed file, read at explicit offsets without a buffer of its own.</summary>
internal sealed class FileFeed : ByteFeed
{
    private readonly SafeFileHandle _handle;
    private readonly long _end;

    private FileFeed(string path, SafeFileHandle handle, long offset, long end)
        : base(path)
    {
        (_handle, _end) = (handle, end);
        Offset = offset;
    }

    /// <inheritdoc />
    public override long? Remaining => _end - Offset;

    /// <summary>Opens the range from <paramref name="offset"/> to <paramref name="end"/> (the file's end if null).</summary>
    /// <exception cref="SourceException">The file cannot be opened, or the range is not within it.</exception>
    public static FileFeed Open(string path, long offset, long? end)
    {
        var handle = DumpFile.Open(path);
        var length = RandomAccess.GetLength(handle);
        var last = end ?? length;
        if (offset >= 0 && offset <= last && last <= length)
            return new FileFeed(path, handle, offset, last);
        handle.Dispose();
        throw DumpFault.PositionOutside(path, Math.Max(offset, last), length);
    }

    /// <inheritdoc />
    public override ValueTask<bool> SkipAsync(long bytes, CancellationToken cancellation)
    {
        if (bytes > _end - Offset)
            return ValueTask.FromResult(false);
        Offset += bytes;
        return ValueTask.FromResult(true);
    }

    /// <inheritdoc />
    public override void Dispose() => _handle.Dispose();

    /// <inheritdoc />
    protected override ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellation) =>
        RandomAccess.ReadAsync(_handle, into[..(int)Math.Min(into.Length, _end - Offset)], Offset, cancellation);

    /// <inheritdoc />
    protected override void CheckEnd()
    {
        if (Offset < _end)
            throw new InvalidDataException($"the file became shorter while it was read: {_end} bytes were there when it was opened");
    }
}
