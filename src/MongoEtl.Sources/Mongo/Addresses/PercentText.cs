using System.Text;

namespace MongoEtl.Sources;

/// <summary>Percent-encoded text (RFC 3986, section 2.1).</summary>
internal static class PercentText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text with its escapes resolved; null where a % is no escape or the bytes are not UTF-8.</summary>
    internal static string? TryDecode(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
            return text;
        try
        {
            return Strict.GetString(Bytes(Strict.GetBytes(text)));
        }
        catch (FormatException)
        {
            return null;
        }
        catch (ArgumentException)
        {
            // Not UTF-8, or half a surrogate pair.
            return null;
        }
    }

    private static byte[] Bytes(byte[] encoded)
    {
        var decoded = new List<byte>(encoded.Length);
        for (var at = 0; at < encoded.Length; at++)
        {
            if (encoded[at] != '%')
            {
                decoded.Add(encoded[at]);
                continue;
            }
            if (at + 2 >= encoded.Length)
                throw new FormatException();
            decoded.Add(Convert.FromHexString(Encoding.ASCII.GetString(encoded, at + 1, 2))[0]);
            at += 2;
        }
        return [.. decoded];
    }
}
