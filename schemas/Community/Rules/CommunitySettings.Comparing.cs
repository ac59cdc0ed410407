using MongoEtl;
using MongoEtl.Cli;

namespace Community.Rules;

// What validate compares encrypted columns through: texts of every mode for which settings are at hand, whatever the present mode is.
public static partial class CommunitySettings
{
    /// <summary>Compares texts of messages.</summary>
    /// <exception cref="SettingException">A key that is set is wrong.</exception>
    public static StoredTextComparer TextComparerOf(ProjectSettings settings)
    {
        var forms = new List<StoredTextForm>();
        if (settings.Find(Key) is not null)
            forms.Add(new ScopedTextCipher(Master(settings)).TryDecrypt);
        forms.Add(CompatibleEncryption.Form);
        if (settings.Find(OldKey) is not null && settings.Find(OldNonce) is not null)
        {
            var old = Old(settings);
            forms.Add((Guid _, string stored, out string plainText) => old.TryDecrypt(stored, out plainText));
        }
        return new StoredTextComparer(forms);
    }

    /// <summary>Compares <c>encryption_data</c> of rooms.</summary>
    /// <exception cref="SettingException">A key that is set is wrong.</exception>
    public static RoomDataComparer RoomDataComparerOf(ProjectSettings settings)
    {
        var known = new List<string>();
        if (settings.Find(Key) is not null)
            known.Add(new ScopedTextCipher(Master(settings)).Label);
        if (settings.Find(Key) is not null && settings.Find(Iv) is not null)
            known.Add(CompatibleEncryption.Envelope(Master(settings), MasterIv(settings)));
        return new RoomDataComparer(known);
    }
}
