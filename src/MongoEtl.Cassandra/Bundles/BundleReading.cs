using System.Security.Cryptography;
using MongoEtl.Runtime;

namespace MongoEtl.Cassandra;

/// <summary>Reads the files that a table has in a bundle.</summary>
internal static class BundleReading
{
    private const byte EndOfRow = (byte)'\n';

    /// <summary>Counts the rows, one a line, and digests the files.</summary>
    internal static TableContent Digest(IEnumerable<string> files)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        var rows = 0L;
        foreach (var path in files)
        {
            using var file = File.OpenRead(path);
            if (path.EndsWith(".csv", StringComparison.Ordinal))
                rows--; // the header
            while (file.Read(buffer) is > 0 and var length)
            {
                digest.AppendData(buffer.AsSpan(0, length));
                rows += buffer.AsSpan(0, length).Count(EndOfRow);
            }
        }
        return new TableContent(rows, Convert.ToHexStringLower(digest.GetHashAndReset()));
    }
}
