using Community.Rules;
using MongoEtl;
using MongoEtl.Cli;

namespace Community.Tests.Rules;

/// <summary>What validate makes of texts that were migrated under other settings.</summary>
public sealed class EncryptedComparisonTests
{
    private const string Text = "Hola, ¿qué tal?";
    private const string Id = "5e0be120cc00000000000020";
    private static readonly Guid _room = new("a05758fe-03e7-5af6-be7e-53694279fe06");

    private static readonly string[] _modes = [CommunitySettings.ModeScoped, CommunitySettings.ModeCompatible];

    private static readonly Dictionary<string, string> _values = new()
    {
        ["ENCRYPTION_KEY"] = new string('4', 64),
        ["ENCRYPTION_IV"] = new string('5', 32),
        ["OLD_ENCRYPTION_KEY"] = "the old key",
        ["OLD_ENCRYPTION_NONCE"] = "nonce",
    };

    [Fact]
    public void Texts_and_rooms_of_every_mode_are_equal_under_one_key_and_none_is_under_another()
    {
        foreach (var (expected, stored) in _modes.SelectMany(one => _modes, (one, other) => (In(one), In(other))))
        {
            Texts().Compare(Written(expected), Written(stored), _room).ShouldBe(PlaintextVerdict.Equal);
            Rooms().Compare(expected.RoomData(null), stored.RoomData(null), Guid.Empty).ShouldBe(PlaintextVerdict.Equal);
            Texts().Compare(expected.Write(_room, Id, "other"), Written(stored), _room).ShouldBe(PlaintextVerdict.Different);
        }
        var ofOtherKey = In(CommunitySettings.ModeScoped, ("ENCRYPTION_KEY", new string('6', 64)));
        Texts().Compare(Written(In(CommunitySettings.ModeScoped)), Written(ofOtherKey), _room).ShouldBe(PlaintextVerdict.Unreadable);
        foreach (var mode in _modes)
        {
            Rooms().Compare(In(mode).RoomData(null), ofOtherKey.RoomData(null), Guid.Empty).ShouldBe(PlaintextVerdict.Different);
            Rooms().Compare(In(mode).RoomData(null), "", Guid.Empty).ShouldBe(PlaintextVerdict.Different);
        }
    }

    /// <summary>Mode off copies the old ciphertext, which the old key reads.</summary>
    [Fact]
    public void Texts_that_were_copied_are_equal_to_their_encrypted_ones_where_the_old_key_is_set()
    {
        var copied = new Salsa20TextCipher(_values["OLD_ENCRYPTION_KEY"], _values["OLD_ENCRYPTION_NONCE"]).Encrypt(Text);
        foreach (var mode in _modes)
        {
            Texts().Compare(Written(In(mode)), copied, _room).ShouldBe(PlaintextVerdict.Equal);
            Texts().Compare(copied, Written(In(mode)), _room).ShouldBe(PlaintextVerdict.Equal);
            Texts(("OLD_ENCRYPTION_KEY", "")).Compare(Written(In(mode)), copied, _room).ShouldBe(PlaintextVerdict.Unreadable);
        }
    }

    private static string Written(MessageEncryption mode) => mode.Write(_room, Id, Text);

    private static MessageEncryption In(string mode, params (string Name, string Value)[] settings) =>
        CommunitySettings.EncryptionOf(Settings([("ENCRYPTION_MODE", mode), .. settings]));

    private static StoredTextComparer Texts(params (string Name, string Value)[] settings) =>
        CommunitySettings.TextComparerOf(Settings(settings));

    private static RoomDataComparer Rooms() => CommunitySettings.RoomDataComparerOf(Settings([]));

    private static ProjectSettings Settings((string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string>(_values);
        foreach (var (name, value) in settings)
            values[name] = value;
        return ProjectSettings.Of(values.Where(pair => pair.Value.Length > 0).ToDictionary(), CommunitySettings.All);
    }
}
