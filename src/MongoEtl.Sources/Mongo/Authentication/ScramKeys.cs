namespace MongoEtl.Sources;

/// <summary>What a password yields with a salt and a number of iterations.</summary>
/// <param name="Client">Signs the client's proof.</param>
/// <param name="Server">Signs the server's.</param>
internal sealed record ScramKeys(byte[] Client, byte[] Server)
{
    /// <summary>Computes the keys, which takes milliseconds by design.</summary>
    public static ScramKeys Derive(ScramHash hash, string password, ReadOnlySpan<byte> salt, int iterations)
    {
        var salted = hash.Salt(System.Text.Encoding.UTF8.GetBytes(password), salt, iterations);
        return new ScramKeys(hash.Hmac(salted, "Client Key"u8), hash.Hmac(salted, "Server Key"u8));
    }

    /// <summary>Nothing of the keys.</summary>
    public override string ToString() => nameof(ScramKeys);
}
