using System.Buffers;
using System.Buffers.Binary;
using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>Reads the rows of one <c>COPY ... TO STDOUT (FORMAT binary)</c> without making an object a value.</summary>
/// <remarks>PostgreSQL manual, COPY, "Binary Format".</remarks>
internal sealed class CopyReader : IAsyncDisposable
{
    private const int HeadLength = 19;

    private readonly NpgsqlRawCopyStream _stream;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int _start;
    private int _end;

    private CopyReader(NpgsqlRawCopyStream stream) => _stream = stream;

    internal static async Task<CopyReader> BeginAsync(NpgsqlConnection connection, string statement, CancellationToken cancellation)
    {
        var reader = new CopyReader(await connection.BeginRawBinaryCopyAsync(statement, cancellation).ConfigureAwait(false));
        await reader.FillAsync(HeadLength, cancellation).ConfigureAwait(false);
        reader._start += HeadLength;
        return reader;
    }

    /// <summary>Steps to the next row; false at the end.</summary>
    internal async ValueTask<bool> NextRowAsync(CancellationToken cancellation)
    {
        if (_end - _start < sizeof(short))
            await FillAsync(sizeof(short), cancellation).ConfigureAwait(false);
        var fields = BinaryPrimitives.ReadInt16BigEndian(_buffer.AsSpan(_start));
        _start += sizeof(short);
        return fields >= 0;
    }

    /// <summary>The next field's bytes, valid until the next call; null for NULL.</summary>
    internal async ValueTask<ReadOnlyMemory<byte>?> FieldAsync(CancellationToken cancellation)
    {
        if (_end - _start < sizeof(int))
            await FillAsync(sizeof(int), cancellation).ConfigureAwait(false);
        var length = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_start));
        _start += sizeof(int);
        if (length < 0)
            return null;
        if (_end - _start < length)
            await FillAsync(length, cancellation).ConfigureAwait(false);
        var field = _buffer.AsMemory(_start, length);
        _start += length;
        return field;
    }

    private async ValueTask FillAsync(int needed, CancellationToken cancellation)
    {
        var rest = _end - _start;
        if (needed > _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(needed);
            _buffer.AsSpan(_start, rest).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        else
        {
            _buffer.AsSpan(_start, rest).CopyTo(_buffer);
        }
        (_start, _end) = (0, rest);
        while (_end < needed)
        {
            var read = await _stream.ReadAsync(_buffer.AsMemory(_end), cancellation).ConfigureAwait(false);
            if (read == 0)
                throw new EndOfStreamException("The server ended a COPY in the middle of a row.");
            _end += read;
        }
    }

    public async ValueTask DisposeAsync()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        await _stream.DisposeAsync().ConfigureAwait(false);
    }
}
