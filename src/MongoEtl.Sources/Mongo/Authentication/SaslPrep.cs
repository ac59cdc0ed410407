using System.Globalization;
using System.Text;

namespace MongoEtl.Sources;

/// <summary>Prepares a password for hashing (RFC 4013): blanks become spaces, invisible characters go, look-alikes take their normal
/// form.</summary>
/// <remarks>The program carries no Unicode tables, so of NFKC it has the characters that keyboards give: letters and signs that are their
/// own normal
/// form, and those of <see cref="SaslPrepTable"/>. Anything else is refused rather than hashed wrongly.</remarks>
internal static class SaslPrep
{
    /// <summary>The prepared password.</summary>
    /// <exception cref="AuthenticationFault">A character is forbidden or not known here, or writing directions are mixed. The message does
    /// not name it.</exception>
    public static string Prepare(string password)
    {
        if (!password.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return password;
        var prepared = new StringBuilder(password.Length);
        for (var index = 0; index < password.Length; index++)
        {
            if (!Rune.TryGetRuneAt(password, index, out var rune))
                throw Refused();
            index += rune.Utf16SequenceLength - 1;
            Append(prepared, rune.Value);
        }
        CheckDirections(prepared);
        return prepared.ToString();
    }

    private static void Append(StringBuilder prepared, int character)
    {
        if (SaslPrepTable.IsBlank(character))
            prepared.Append(' ');
        else if (SaslPrepTable.Replacement(character) is { } replacement)
            prepared.Append(replacement);
        else if (SaslPrepTable.IsStable(character))
            prepared.Append(new Rune(character).ToString());
        else if (!SaslPrepTable.IsDropped(character))
            throw Refused();
    }

    // RFC 3454, section 6: with a letter that runs from right to left, the first and the last character must be such, and none may run the
    // other way.
    private static void CheckDirections(StringBuilder prepared)
    {
        var (rightToLeft, leftToRight) = (false, false);
        for (var index = 0; index < prepared.Length; index++)
        {
            rightToLeft |= SaslPrepTable.IsRightToLeft(prepared[index]);
            leftToRight |= char.IsLetter(prepared[index]) && !SaslPrepTable.IsRightToLeft(prepared[index]);
        }
        if (rightToLeft && (leftToRight || !SaslPrepTable.IsRightToLeft(prepared[0]) || !SaslPrepTable.IsRightToLeft(prepared[^1])))
            throw new AuthenticationFault("the password mixes writing directions, which RFC 4013 forbids; set another password for "
                + "the user");
    }

    private static AuthenticationFault Refused() => new("the password holds a character that RFC 4013 forbids for SCRAM-SHA-256, or "
        + "whose normal form this program does not know; set a password of usual letters, digits and signs for the user");
}
