namespace MongoEtl;

/// <summary>Compares strings as their UTF-8 bytes compare, which differs from UTF-16 order above the surrogates.</summary>
internal static class CodePointOrder
{
    internal static int Compare(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
            return left.Length.CompareTo(right.Length);
        var (a, b) = (left[common], right[common]);
        // A surrogate stands for a code point above every single unit, E000 to FFFF included.
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : char.IsSurrogate(a) ? 1 : -1;
    }
}
