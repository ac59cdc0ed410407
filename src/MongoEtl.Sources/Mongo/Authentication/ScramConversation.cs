using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MongoEtl.Sources;

/// <summary>The client's side of one SCRAM exchange, without channel binding: first message, final message, check of the server's
/// signature.</summary>
/// <remarks>RFC 5802, sections 3 and 5. User names are not prepared (specification "auth", sections "SCRAM-SHA-1" and
/// "SCRAM-SHA-256").</remarks>
internal sealed class ScramConversation
{
    /// <summary>Fewer iterations are refused, as RFC 7677 and MongoDB's specification want it.</summary>
    public const int FewestIterations = 4096;

    /// <summary>More iterations would only keep the processor busy; servers have 10,000 to 15,000 unless told otherwise.</summary>
    public const int MostIterations = 1_000_000;

    private const string Header = "n,,";
    private const string EncodedHeader = "biws";

    private readonly ScramHash _hash;
    private readonly string _password;
    private readonly string _nonce;
    private readonly string _firstBare;
    private readonly ScramKeyCache _cache;
    private byte[]? _serverSignature;

    /// <summary>Begins an exchange.</summary>
    /// <param name="hash">That of the mechanism.</param>
    /// <param name="user">User name, as it stands.</param>
    /// <param name="password">The password as the mechanism takes it: prepared, or digested.</param>
    /// <param name="nonce">Printable ASCII without comma, never used before.</param>
    /// <param name="cache">Remembers keys.</param>
    public ScramConversation(ScramHash hash, string user, string password, string nonce, ScramKeyCache cache)
    {
        (_hash, _password, _nonce, _cache) = (hash, password, nonce, cache);
        var name = user.Replace("=", "=3D", StringComparison.Ordinal).Replace(",", "=2C", StringComparison.Ordinal);
        _firstBare = $"n={name},r={nonce}";
    }

    /// <summary>Whether the server has proved that it knows the password.</summary>
    public bool IsVerified { get; private set; }

    /// <summary>A nonce of 24 random bytes.</summary>
    public static string NewNonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(24));

    /// <summary>The first message.</summary>
    public byte[] First() => Encoding.UTF8.GetBytes(Header + _firstBare);

    /// <summary>The final message, in answer to the server's first.</summary>
    /// <exception cref="AuthenticationFault">The server's message is malformed, not for this exchange, or asks for too few or too many
    /// iterations.</exception>
    public byte[] Final(ReadOnlySpan<byte> serverFirst)
    {
        var text = Encoding.UTF8.GetString(serverFirst);
        var parts = text.Split(',');
        if (parts.Length < 3)
            throw Malformed();
        var nonce = Value(parts[0], "r=");
        if (!nonce.StartsWith(_nonce, StringComparison.Ordinal) || nonce.Length == _nonce.Length)
            throw new AuthenticationFault("the server answered another exchange's nonce; something stands between");
        var salt = Decode(Value(parts[1], "s="));
        var iterations = Iterations(Value(parts[2], "i="));
        var keys = _cache.Get(_hash, _password, salt, iterations);
        var withoutProof = $"c={EncodedHeader},r={nonce}";
        var signed = Encoding.UTF8.GetBytes($"{_firstBare},{text},{withoutProof}");
        _serverSignature = _hash.Hmac(keys.Server, signed);
        var proof = _hash.Hmac(_hash.Hash(keys.Client), signed);
        for (var index = 0; index < proof.Length; index++)
            proof[index] ^= keys.Client[index];
        return Encoding.UTF8.GetBytes($"{withoutProof},p={Convert.ToBase64String(proof)}");
    }

    /// <summary>Checks the server's final message.</summary>
    /// <exception cref="AuthenticationFault">The server refuses, or does not know the password itself.</exception>
    public void Verify(ReadOnlySpan<byte> serverFinal)
    {
        var text = Encoding.UTF8.GetString(serverFinal);
        if (_serverSignature is null || text.StartsWith("e=", StringComparison.Ordinal))
            throw Malformed();
        var signature = Decode(Value(text.Split(',')[0], "v="));
        if (!CryptographicOperations.FixedTimeEquals(signature, _serverSignature))
            throw new AuthenticationFault("the server's signature is wrong: it does not know this user's password and is not the server "
                + "it claims to be");
        IsVerified = true;
    }

    private static int Iterations(string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var iterations))
            throw Malformed();
        if (iterations is < FewestIterations or > MostIterations)
            throw new AuthenticationFault($"the server wants {iterations} iterations of the hash; {FewestIterations} to "
                + $"{MostIterations} are accepted. "
                + "Create the user anew with a usual number");
        return iterations;
    }

    private static string Value(string part, string name) =>
        part.StartsWith(name, StringComparison.Ordinal) && part.Length > name.Length ? part[name.Length..] : throw Malformed();

    private static byte[] Decode(string base64) => Base64.IsValid(base64) ? Convert.FromBase64String(base64) : throw Malformed();

    private static AuthenticationFault Malformed() =>
        new("the server's part of the SCRAM exchange is malformed; check what stands between");
}
