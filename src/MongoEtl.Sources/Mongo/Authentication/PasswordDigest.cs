using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace MongoEtl.Sources;

/// <summary>What SCRAM-SHA-1 takes for a password: the MD5 of <c>user:mongo:password</c> in lower-case hex digits.</summary>
/// <remarks>Specification "auth", section "SCRAM-SHA-1".</remarks>
internal static class PasswordDigest
{
    /// <summary>Digests a password as it stands.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "The protocol says so; the digest is only the password of an HMAC exchange.")]
    public static string Of(string user, string password) =>
        Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes($"{user}:mongo:{password}")));
}
