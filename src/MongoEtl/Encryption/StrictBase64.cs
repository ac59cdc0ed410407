using System.Buffers;
using System.Buffers.Text;

namespace MongoEtl;

/// <summary>Base64 with one spelling a value: standard alphabet, full padding, unused bits zero, no white space. Anything laxer takes plain words for
/// encrypted ones.</summary>
/// <remarks>RFC 4648, sections 3.5 and 4.</remarks>
internal static class StrictBase64
{
    /// <summary>The bytes that <paramref name="text"/> stands for, or false when it is no strict base64. An empty text stands for no bytes.</summary>
    public static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = [];
        if (text.Length % 4 != 0 || !System.Text.Ascii.IsValid(text))
            return false;
        var utf8 = System.Text.Encoding.ASCII.GetBytes(text);
        var room = new byte[Base64.GetMaxDecodedFromUtf8Length(utf8.Length)];
        // The decoder passes over white space: what it skipped shows in the number of characters that were significant.
        if (Base64.DecodeFromUtf8(utf8, room, out var consumed, out var written) != OperationStatus.Done || consumed != utf8.Length)
            return false;
        bytes = room[..written];
        return Convert.ToBase64String(bytes) == text;
    }
}
