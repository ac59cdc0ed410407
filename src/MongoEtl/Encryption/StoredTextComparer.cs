namespace MongoEtl;

/// <summary>Compares stored texts by reading them in every form that they may have; a text in none of them stands for itself. So the same
/// texts are equal whether they were written under one setting or another, or are not encrypted.</summary>
/// <param name="forms">The forms, authenticated ones first: what one of them reads is believed.</param>
public sealed class StoredTextComparer(params IReadOnlyList<StoredTextForm> forms) : IPlaintextComparer
{
    /// <inheritdoc/>
    public PlaintextVerdict Compare(string expected, string stored, Guid scope)
    {
        if (expected == stored)
            return PlaintextVerdict.Equal;
        var isEncrypted = TryRead(scope, expected, out var wanted);
        if (!isEncrypted)
            wanted = expected;
        if (stored == wanted)
            return PlaintextVerdict.Equal;
        var isReadable = stored.Length == 0;
        foreach (var form in forms)
        {
            if (!form(scope, stored, out var plaintext))
                continue;
            // Schemes without authentication may read anything: a later one may be the right one.
            if (plaintext == wanted)
                return PlaintextVerdict.Equal;
            isReadable = true;
        }
        return isReadable || !isEncrypted ? PlaintextVerdict.Different : PlaintextVerdict.Unreadable;
    }

    private bool TryRead(Guid scope, string stored, out string plaintext)
    {
        foreach (var form in forms)
        {
            if (form(scope, stored, out plaintext))
                return true;
        }
        plaintext = "";
        return false;
    }
}
