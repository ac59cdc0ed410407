using System.Buffers.Binary;
using MongoEtl.Cassandra;

namespace ChatMigrator.Resending;

/// <summary>Requests that a run sent, in their order, in a file: for each an opcode, the body's length (little-endian int32) and the body.</summary>
internal sealed class RecordedFrames(Stream file) : IDisposable
{
    private const int HeaderLength = 1 + sizeof(int);

    /// <summary>Opens a file of recorded requests.</summary>
    public static RecordedFrames Open(string path) => new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20));

    /// <summary>Appends a request.</summary>
    public static void Append(Stream file, Opcode opcode, ReadOnlySpan<byte> body)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        header[0] = (byte)opcode;
        BinaryPrimitives.WriteInt32LittleEndian(header[1..], body.Length);
        file.Write(header);
        file.Write(body);
    }

    /// <summary>Reads the next request into <paramref name="buffer"/>, which grows as needed; false at the end.</summary>
    public bool TryRead(ref byte[] buffer, out Opcode opcode, out int length)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        (opcode, length) = (default, 0);
        if (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength)
            return false;
        (opcode, length) = ((Opcode)header[0], BinaryPrimitives.ReadInt32LittleEndian(header[1..]));
        if (buffer.Length < length)
            buffer = new byte[length * 2];
        file.ReadExactly(buffer, 0, length);
        return true;
    }

    public void Dispose() => file.Dispose();
}
