using System.IO.Compression;

namespace MongoEtl.Sources;

/// <summary>A gzip file followed by one more gzip member of known content. <see cref="GZipStream"/> (.NET 10) says nothing when its
/// input is cut off: it just ends. If the known content comes out at the end, the file's own last member was complete.</summary>
/// <remarks>RFC 1952: a gzip file is a sequence of members, so the file with the member behind it is a gzip file again.</remarks>
internal sealed class GzipTail(Stream file) : Stream
{
    private static readonly byte[] s_content = "end of the gzip"u8.ToArray();
    private static readonly byte[] s_member = Compress(s_content);

    private int _tailRead;

    /// <summary>True once the file's own bytes are used up: everything inflated from here on is the known content, or rubbish.</summary>
    public bool FileIsUsedUp { get; private set; }

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>True if <paramref name="inflated"/> is the known content and <paramref name="inflater"/> ends behind it.</summary>
    public static async ValueTask<bool> IsNextAsync(ReadOnlyMemory<byte> inflated, Stream inflater, CancellationToken cancellation)
    {
        var seen = new byte[s_content.Length + 1];
        if (inflated.Length > s_content.Length)
            return false;
        inflated.CopyTo(seen);
        var count = inflated.Length + await inflater.ReadAtLeastAsync(
            seen.AsMemory(inflated.Length), seen.Length - inflated.Length, throwOnEndOfStream: false, cancellation);
        return seen.AsSpan(0, count).SequenceEqual(s_content);
    }

    /// <inheritdoc />
    public override int Read(Span<byte> buffer)
    {
        var read = FileIsUsedUp ? 0 : file.Read(buffer);
        return read > 0 || buffer.IsEmpty ? read : ReadTail(buffer);
    }

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = FileIsUsedUp ? 0 : await file.ReadAsync(buffer, cancellationToken);
        return read > 0 || buffer.IsEmpty ? read : ReadTail(buffer.Span);
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override void Flush()
    {
    }

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] Compress(byte[] content)
    {
        var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.Fastest))
            gzip.Write(content);
        return member.ToArray();
    }

    private int ReadTail(Span<byte> buffer)
    {
        FileIsUsedUp = true;
        var rest = s_member.AsSpan(_tailRead);
        var count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        _tailRead += count;
        return count;
    }
}
