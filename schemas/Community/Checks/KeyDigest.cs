using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Community.Checks;

/// <summary>SHA-256 of a text, cut to 128 bits, so that nobody makes two keys look alike.</summary>
internal static class KeyDigest
{
    private const int SmallText = 256;

    public static UInt128 Of(string text)
    {
        Span<byte> small = stackalloc byte[SmallText];
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.TryGetBytes(text, small, out var length) ? small[..length] : Encoding.UTF8.GetBytes(text), digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }

    /// <summary>The same for a key and its value.</summary>
    public static UInt128 Of(string key, string? value) => Of($"{key}\n{value ?? "-"}");
}
