using System.Security.Cryptography;
using MongoEtl.Internal;

namespace MongoEtl;

/// <summary>Name-based UUIDs, version 5.</summary>
/// <remarks>RFC 9562, section 5.5 (RFC 4122, section 4.3): SHA-1 over the namespace's bytes in network order, then the name.</remarks>
public static class Uuid5
{
    /// <summary>Predefined namespace for names that are object identifiers.</summary>
    public static Guid OidNamespace { get; } = new("6ba7b812-9dad-11d1-80b4-00c04fd430c8");

    /// <summary>Predefined namespace for domain names.</summary>
    public static Guid DnsNamespace { get; } = new("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    /// <summary>Predefined namespace for addresses.</summary>
    public static Guid UrlNamespace { get; } = new("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    /// <summary>The UUID of a name within a namespace; a pure function of both.</summary>
    /// <param name="ns">The namespace.</param>
    /// <param name="name">The name's bytes, UTF-8 for a text.</param>
    public static Guid Create(Guid ns, ReadOnlySpan<byte> name)
    {
        var length = 16 + name.Length;
        var input = length <= 256 ? stackalloc byte[256] : new byte[length];
        ns.TryWriteBytes(input, bigEndian: true, out _);
        name.CopyTo(input[16..]);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        ShortSha1.Hash(input[..length], hash);
        hash[6] = (byte)(hash[6] & 0x0F | 0x50);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>The UUID of a source id's text within a namespace.</summary>
    public static Guid Create(Guid ns, in SourceId id)
    {
        Span<byte> scratch = stackalloc byte[128];
        return id.TryWriteUtf8(scratch, out var written)
            ? Create(ns, scratch[..written])
            : Create(ns, System.Text.Encoding.UTF8.GetBytes(id.ToString()));
    }
}
