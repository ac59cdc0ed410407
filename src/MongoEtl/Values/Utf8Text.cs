namespace MongoEtl;

/// <summary>
/// A text as its UTF-8 bytes, or null. The bytes lie in the document or in its view's scratch space: use them before the
/// view moves on.
/// </summary>
public readonly ref struct Utf8Text
{
    private readonly bool _present;

    /// <summary>A text of these bytes, which may be none.</summary>
    public Utf8Text(ReadOnlySpan<byte> bytes)
    {
        Bytes = bytes;
        _present = true;
    }

    /// <summary>No text.</summary>
    public static Utf8Text Null => default;

    /// <summary>The bytes, valid UTF-8 without a terminator; none for null.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Whether there is no text (an empty text is one).</summary>
    public bool IsNull => !_present;

    /// <summary>The text as a string, or null.</summary>
    public override string? ToString() => _present ? System.Text.Encoding.UTF8.GetString(Bytes) : null;
}
