using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace MongoEtl.Sources;

/// <summary>Opens files of a dump and tells one from another.</summary>
internal static class DumpFile
{
    private const int DigestedBytes = 64 * 1024;

    /// <summary>Opens for reading; several readers may hold one file open.</summary>
    /// <exception cref="Runtime.SourceException">The file is gone or may not be read.</exception>
    public static SafeFileHandle Open(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DumpFault.CannotOpen(path, e);
        }
    }

    /// <summary>Length in bytes, and a text that changes when the content does: the length and the first 16 bytes, in hex, of SHA-256
    /// of the first and of the last 64 KiB. Reading a whole dump for its digest would double the time of a migration.</summary>
    public static (long Length, string Identity) Identify(string path)
    {
        using var handle = Open(path);
        var length = RandomAccess.GetLength(handle);
        var head = Digest(handle, 0, path);
        var tail = Digest(handle, Math.Max(0, length - DigestedBytes), path);
        return (length, $"{length}:{head}:{tail}");
    }

    /// <summary>Up to <paramref name="into"/>.Length bytes at <paramref name="offset"/>; fewer only at the end of the file.</summary>
    public static int ReadAt(SafeFileHandle handle, Span<byte> into, long offset, string path)
    {
        try
        {
            var filled = 0;
            while (filled < into.Length)
            {
                var read = RandomAccess.Read(handle, into[filled..], offset + filled);
                if (read == 0)
                    break;
                filled += read;
            }

            return filled;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DumpFault.ReadFailed(path, offset, e);
        }
    }

    private static string Digest(SafeFileHandle handle, long offset, string path)
    {
        var bytes = new byte[DigestedBytes];
        var count = ReadAt(handle, bytes, offset, path);
        return Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, count)).AsSpan(0, 16));
    }
}
