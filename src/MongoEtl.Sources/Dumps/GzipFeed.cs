using System.Buffers;
using System.IO.Compression;

namespace MongoEtl.Sources;

/// <summary>The content of a gzip file. Offsets are those of the decompressed content; reaching one means inflating everything before it.</summary>
internal sealed class GzipFeed : ByteFeed
{
    private const int FileBuffer = 128 * 1024;

    private readonly GzipTail _input;
    private readonly GZipStream _inflater;
    private readonly bool _isEmptyFile;
    private bool _ended;
    private bool _endedProperly;

    private GzipFeed(string path, FileStream file)
        : base(path)
    {
        _isEmptyFile = file.Length == 0;
        _input = new GzipTail(file);
        _inflater = new GZipStream(_input, CompressionMode.Decompress);
    }

    /// <inheritdoc />
    public override long? Remaining => null;

    /// <summary>Opens the file at its beginning.</summary>
    /// <exception cref="Runtime.SourceException">The file cannot be opened.</exception>
    public static GzipFeed Open(string path) => new(path, new FileStream(DumpFile.Open(path), FileAccess.Read, FileBuffer));

    /// <inheritdoc />
    public override async ValueTask<bool> SkipAsync(long bytes, CancellationToken cancellation)
    {
        if (bytes == 0)
            return true;
        var scrap = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(bytes, 1, FileBuffer));
        try
        {
            for (var left = bytes; left > 0;)
            {
                var wanted = (int)Math.Min(left, scrap.Length);
                if (await FillAsync(scrap.AsMemory(0, wanted), cancellation) < wanted)
                    return false;
                left -= wanted;
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scrap);
        }
    }

    /// <inheritdoc />
    public override void Dispose() => _inflater.Dispose();

    /// <inheritdoc />
    protected override async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellation)
    {
        if (_ended)
            return 0;
        var read = await _inflater.ReadAsync(into, cancellation);
        // The inflater asks for more input only when it has given out all it could make of the input before, so bytes
        // inflated by a call that reached the tail come from the tail alone.
        if (!_input.FileIsUsedUp)
        {
            _ended = read == 0;
            return read;
        }

        _ended = true;
        _endedProperly = !_isEmptyFile && await GzipTail.IsNextAsync(into[..read], _inflater, cancellation);
        return 0;
    }

    /// <inheritdoc />
    protected override void CheckEnd()
    {
        if (!_endedProperly)
            throw new InvalidDataException("the gzip data ends early, or something that is not gzip follows it");
    }
}
