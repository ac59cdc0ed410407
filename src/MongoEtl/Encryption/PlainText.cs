using System.Text;
using System.Text.Unicode;

namespace MongoEtl;

/// <summary>What decrypted bytes must be to be believed.</summary>
internal static class PlainText
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of <paramref name="bytes"/>, if they are non-empty valid UTF-8 without control characters other than tab, CR and LF.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out string text)
    {
        text = "";
        if (bytes.IsEmpty || !Utf8.IsValid(bytes))
            return false;
        text = Encoding.UTF8.GetString(bytes);
        foreach (var character in text)
        {
            if (char.IsControl(character) && character is not ('\t' or '\r' or '\n'))
                return false;
        }
        return true;
    }

    /// <summary>The UTF-8 bytes of a text that is to be encrypted.</summary>
    /// <exception cref="EncryptionException">The text holds half of a surrogate pair, which no UTF-8 can hold.</exception>
    public static byte[] Bytes(string text)
    {
        try
        {
            return s_utf8.GetBytes(text);
        }
        catch (EncoderFallbackException exception)
        {
            throw new EncryptionException("The text holds half of a surrogate pair, which UTF-8 cannot hold; correct the document.", exception);
        }
    }

    /// <summary>The text of decrypted bytes.</summary>
    /// <exception cref="EncryptionException">They are no UTF-8.</exception>
    public static string Text(ReadOnlySpan<byte> bytes) =>
        Utf8.IsValid(bytes)
            ? Encoding.UTF8.GetString(bytes)
            : throw new EncryptionException("The decrypted bytes are no UTF-8: the text was encrypted with another key, or was changed.");
}
