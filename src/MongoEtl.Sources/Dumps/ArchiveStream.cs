using System.Buffers;
using System.Buffers.Binary;

namespace MongoEtl.Sources;

/// <summary>Looks at an archive piece by piece: a window over a <see cref="ByteFeed"/> whose front is the next unread byte.</summary>
internal sealed class ArchiveStream(ByteFeed feed) : IDisposable
{
    /// <summary>Ends the prelude and every segment: where a document would have its length stands -1.</summary>
    public const int Terminator = -1;

    private const int UsualWindow = 256 * 1024;

    private byte[] _window = ArrayPool<byte>.Shared.Rent(UsualWindow);
    private int _start;
    private int _end;

    /// <summary>The archive's file.</summary>
    public string Path => feed.Path;

    /// <summary>Offset in the (unpacked) archive of the front.</summary>
    public long Offset => feed.Offset - (_end - _start);

    /// <summary>The <paramref name="length"/> bytes at the front; <see cref="RequireAsync"/> has been asked for them before.</summary>
    public ReadOnlySpan<byte> Front(int length) => _window.AsSpan(_start, length);

    /// <summary>The little-endian int32 at the front.</summary>
    public int FrontInt32 => BinaryPrimitives.ReadInt32LittleEndian(Front(sizeof(int)));

    /// <summary>Passes over bytes that were required before.</summary>
    public void Consume(int length) => _start += length;

    /// <summary>True if at least <paramref name="length"/> bytes lie at the front, reading more when needed.</summary>
    public ValueTask<bool> HasAsync(int length, CancellationToken cancellation) =>
        _end - _start >= length ? ValueTask.FromResult(true) : RefillAsync(length, cancellation);

    /// <summary>Makes sure that <paramref name="length"/> bytes lie at the front.</summary>
    /// <exception cref="Runtime.SourceException">The archive ends before; the message says it should hold <paramref name="expected"/>.</exception>
    public async ValueTask RequireAsync(int length, string expected, CancellationToken cancellation)
    {
        if (!await HasAsync(length, cancellation))
            throw Torn(expected);
    }

    /// <summary>Makes sure that a whole document lies at the front, and gives its length; or <see cref="Terminator"/>.</summary>
    /// <exception cref="Runtime.SourceException">There is neither.</exception>
    public async ValueTask<int> RequireDocumentAsync(CancellationToken cancellation)
    {
        var length = await RequireLengthAsync(cancellation);
        if (length == Terminator)
            return length;
        if (_end - _start < length)
            await RequireAsync(length, $"a document of {length} bytes", cancellation);
        if (_window[_start + length - 1] != 0)
            throw DumpFault.Malformed(
                Path, Offset, $"a document of {length} bytes that ends with a zero byte", $"0x{_window[_start + length - 1]:x2} at its end");
        return length;
    }

    /// <summary>The document length, or <see cref="Terminator"/>, that must stand at the front.</summary>
    /// <exception cref="Runtime.SourceException">Neither stands there.</exception>
    public async ValueTask<int> RequireLengthAsync(CancellationToken cancellation)
    {
        if (_end - _start < sizeof(int))
            await RequireAsync(sizeof(int), "a document's length or a terminator of 4 bytes", cancellation);
        var length = FrontInt32;
        if (length != Terminator && !DocumentFrame.IsLength(length))
            throw DumpFault.Malformed(Path, Offset, DocumentFrame.ExpectedLength + " or the terminator ffffffff", $"{length}");
        return length;
    }

    /// <summary>Passes over a document of another collection without looking at it.</summary>
    /// <exception cref="Runtime.SourceException">The archive ends inside it.</exception>
    public async ValueTask SkipDocumentAsync(int length, CancellationToken cancellation)
    {
        var here = _end - _start;
        if (length <= here)
        {
            Consume(length);
            return;
        }

        if (feed.Remaining is null || length - here > feed.Remaining)
        {
            await RequireAsync(length, $"a document of {length} bytes", cancellation);
            Consume(length);
            return;
        }

        _start = _end = 0;
        await feed.SkipAsync(length - here, cancellation);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        feed.Dispose();
        if (_window.Length > 0)
            ArrayPool<byte>.Shared.Return(_window);
        _window = [];
        _start = _end = 0;
    }

    private async ValueTask<bool> RefillAsync(int length, CancellationToken cancellation)
    {
        var rest = _end - _start;
        if (_window.Length < length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(length);
            _window.AsSpan(_start, rest).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_window);
            _window = larger;
        }
        else
        {
            _window.AsSpan(_start, rest).CopyTo(_window);
        }

        (_start, _end) = (0, rest);
        _end += await feed.FillAsync(_window.AsMemory(_end), cancellation);
        return _end >= length;
    }

    private Runtime.SourceException Torn(string expected) => feed.Failure ?? DumpFault.Torn(Path, Offset, expected, _end - _start);
}
