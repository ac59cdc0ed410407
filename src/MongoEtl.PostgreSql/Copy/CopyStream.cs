using Npgsql;

namespace MongoEtl.PostgreSql;

/// <summary>One <c>COPY ... FROM STDIN (FORMAT binary)</c>: sends the head of the stream, rows that
/// <see cref="CopyWriter"/> encoded, and the trailer.</summary>
/// <remarks>PostgreSQL manual, COPY, "Binary Format": signature, flags (0), length of extensions
/// (0); the trailer is a field count of -1.</remarks>
internal sealed class CopyStream : IAsyncDisposable
{
    private static readonly byte[] Head = [.. "PGCOPY\n"u8, 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] Trailer = [0xFF, 0xFF];

    /// <summary>Most bytes of one CopyData message. The server takes a message in whole before it looks at it, so a message of a batch's
    /// size would make server and client work in turn: 64 KiB take a fifth less time than 1 MiB.</summary>
    private const int MessageBytes = 64 * 1024;

    /// <summary>The driver's buffer: a message with its head is sent at once.</summary>
    internal const int BufferBytes = MessageBytes + 1024;

    private readonly NpgsqlRawCopyStream _stream;
    private bool _isOver;

    private CopyStream(NpgsqlRawCopyStream stream) => _stream = stream;

    internal static async Task<CopyStream> BeginAsync(NpgsqlConnection connection, string statement, CancellationToken cancellation)
    {
        var stream = await connection.BeginRawBinaryCopyAsync(statement, cancellation).ConfigureAwait(false);
        await stream.WriteAsync(Head, cancellation).ConfigureAwait(false);
        return new CopyStream(stream);
    }

    /// <summary>Sends complete rows. The server may refuse them only at <see cref="EndAsync"/>.</summary>
    internal async ValueTask WriteAsync(ReadOnlyMemory<byte> rows, CancellationToken cancellation)
    {
        for (; rows.Length > MessageBytes; rows = rows[MessageBytes..])
            await _stream.WriteAsync(rows[..MessageBytes], cancellation).ConfigureAwait(false);
        await _stream.WriteAsync(rows, cancellation).ConfigureAwait(false);
    }

    /// <summary>Ends the stream and waits for the server's verdict.</summary>
    internal async Task EndAsync(CancellationToken cancellation)
    {
        await _stream.WriteAsync(Trailer, cancellation).ConfigureAwait(false);
        _isOver = true;
        await _stream.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Gives an unfinished COPY up: without this the driver would end it as if it were complete.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isOver)
            return;
        _isOver = true;
        try
        {
            await _stream.CancelAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (ServerErrors.IsFromServer(error) || error is ObjectDisposedException or InvalidOperationException)
        {
            // The COPY had failed already, or the connection is lost: it is over either way, and what led here is being thrown.
            System.Diagnostics.Trace.TraceInformation("An unfinished COPY ended: {0}", error.GetType().Name);
        }
    }
}
