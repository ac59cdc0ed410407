using MongoEtl.Runtime;

namespace MongoEtl.Sources;

/// <summary>Bytes of a dump read forward, straight into the caller's memory: a file as it lies, or the content of a gzip.</summary>
internal abstract class ByteFeed(string path) : IDisposable
{
    /// <summary>The file, for messages.</summary>
    public string Path { get; } = path;

    /// <summary>Offset in the (decompressed) content of the next byte.</summary>
    public long Offset { get; protected set; }

    /// <summary>Bytes still to come, or null where that is not known before reading them.</summary>
    public abstract long? Remaining { get; }

    /// <summary>Why the bytes ended before their proper end, or null.</summary>
    public SourceException? Failure { get; private set; }

    /// <summary>Opens <paramref name="path"/> at an offset of its (decompressed) content.</summary>
    /// <exception cref="SourceException">The file cannot be opened or is shorter than <paramref name="offset"/>.</exception>
    public static async ValueTask<ByteFeed> OpenAsync(string path, bool gzip, long offset, CancellationToken cancellation)
    {
        if (!gzip)
            return FileFeed.Open(path, offset, end: null);
        var feed = GzipFeed.Open(path);
        if (await feed.SkipAsync(offset, cancellation))
            return feed;
        feed.Dispose();
        throw feed.Failure ?? DumpFault.PositionOutside(path, offset, feed.Offset);
    }

    /// <summary>Fills <paramref name="into"/>; fewer bytes mean that the end is reached or that <see cref="Failure"/> is set.
    /// A failure is kept instead of thrown, so that the bytes before it are not lost.</summary>
    public async ValueTask<int> FillAsync(Memory<byte> into, CancellationToken cancellation)
    {
        var filled = 0;
        try
        {
            while (filled < into.Length && Failure is null)
            {
                var read = await ReadAsync(into[filled..], cancellation);
                if (read == 0)
                    break;
                filled += read;
                Offset += read;
            }

            if (filled < into.Length)
                CheckEnd();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Failure ??= DumpFault.ReadFailed(Path, Offset, e);
        }

        return filled;
    }

    /// <summary>Passes over <paramref name="bytes"/> bytes; false if there are fewer.</summary>
    public abstract ValueTask<bool> SkipAsync(long bytes, CancellationToken cancellation);

    /// <inheritdoc />
    public abstract void Dispose();

    /// <summary>Some bytes, at least one unless the end is reached.</summary>
    protected abstract ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellation);

    /// <summary>Called when no more bytes come: throws <see cref="InvalidDataException"/> if there should be more.</summary>
    protected abstract void CheckEnd();
}
