using System.Security.Cryptography;
using System.Text;

namespace MongoEtl.Sources.Tests;

/// <summary>The server's side of one SCRAM exchange (RFC 5802), written anew for the tests.</summary>
internal sealed class ScramServer(HashAlgorithmName algorithm, string user, string password, int iterations = 4096)
{
    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(16);
    private string _clientFirst = "";
    private string _serverFirst = "";

    /// <summary>Answers the client's first message.</summary>
    public string First(string clientFirst)
    {
        clientFirst.ShouldStartWith($"n,,n={user},r=");
        _clientFirst = clientFirst[3..];
        var nonce = clientFirst[(clientFirst.IndexOf(",r=", StringComparison.Ordinal) + 3)..];
        return _serverFirst = $"r={nonce}+server,s={Convert.ToBase64String(_salt)},i={iterations}";
    }

    /// <summary>Answers the client's final message; null if the proof is wrong.</summary>
    public string? Final(string clientFinal)
    {
        var cut = clientFinal.LastIndexOf(",p=", StringComparison.Ordinal);
        var signed = Encoding.UTF8.GetBytes($"{_clientFirst},{_serverFirst},{clientFinal[..cut]}");
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, _salt, iterations, algorithm, algorithm == HashAlgorithmName.SHA1 ? 20 : 32);
        var clientKey = CryptographicOperations.HmacData(algorithm, salted, "Client Key"u8);
        var signature = CryptographicOperations.HmacData(algorithm, CryptographicOperations.HashData(algorithm, clientKey), signed);
        var proof = Convert.FromBase64String(clientFinal[(cut + 3)..]);
        if (!proof.Zip(signature, (one, other) => (byte)(one ^ other)).SequenceEqual(clientKey))
            return null;
        var serverKey = CryptographicOperations.HmacData(algorithm, salted, "Server Key"u8);
        return $"v={Convert.ToBase64String(CryptographicOperations.HmacData(algorithm, serverKey, signed))}";
    }

    /// <summary>An answer to saslStart or saslContinue, without <c>ok</c>.</summary>
    public static string Answer(string payload, bool done)
    {
        var bytes = Convert.ToBase64String(Encoding.UTF8.GetBytes(payload));
        var payloadJson = $$$"""{"$binary":{"base64":"{{{bytes}}}","subType":"00"}}""";
        return $$"""{"conversationId":9,"done":{{(done ? "true" : "false")}},"payload":{{payloadJson}}""";
    }
}
