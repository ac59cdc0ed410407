using MongoEtl;

namespace Community.Sample;

/// <summary>The scheme of 6.1 under the sample's key and nonce, which are no secrets: nothing in the sample is real.</summary>
internal static class OldScheme
{
    public const string Key = "the old key of the sample";
    public const string Nonce = "sample";

    private static readonly Salsa20TextCipher Cipher = new(Key, Nonce);

    public static string Encrypt(string text) => Cipher.Encrypt(text);
}
