using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Tests.Encryption;

public sealed class ScopedTextCipherTests
{
    private const string TextId = "507f1f77bcf86cd799439011";
    private const string Greeting = "Hola, ¿qué tal?";

    /// <summary>Computed with another tool, as docs/encryption.md shows.</summary>
    private const string Stored =
        "AT43yCblyb6QRThyuK1riluQTtoEeFzrQdUXr6GFK2CUIphjwrDQxQW2qztT4ZfyqL9FGw8wrmSGmpHDUIhMTn40P7POjjkq0zwa41Op3VYA";

    private static readonly Guid s_room = new("a05758fe-03e7-5af6-be7e-53694279fe06");
    private static readonly MasterKey s_master = MasterKey.Parse("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    private static readonly ScopedTextCipher s_cipher = new(s_master);

    [Fact]
    public void Example_of_the_manual_is_written_and_read()
    {
        s_cipher.Encrypt(s_room, TextId, Greeting).ShouldBe(Stored);
        s_cipher.Decrypt(s_room, Stored).ShouldBe(Greeting);
        s_cipher.Label.ShouldBe("v1:630dcd29");
    }

    [Fact]
    public void Every_text_comes_back() =>
        Prop.ForAll<Guid, NonNull<string>>((scope, text) =>
        {
            var wanted = string.Concat(text.Get.EnumerateRunes());
            return s_cipher.Decrypt(scope, s_cipher.Encrypt(scope, TextId, wanted)) == wanted;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_text_gives_the_same_value_in_every_process_and_another_for_every_id_and_scope()
    {
        var other = new Guid("2231ee1e-f2d1-5371-9847-75fd5c813152");
        new ScopedTextCipher(s_master).Encrypt(s_room, TextId, Greeting).ShouldBe(s_cipher.Encrypt(s_room, TextId, Greeting));
        string[] values =
        [
            s_cipher.Encrypt(s_room, TextId, Greeting),
            s_cipher.Encrypt(s_room, TextId + "0", Greeting),
            s_cipher.Encrypt(s_room, TextId, Greeting + "!"),
            s_cipher.Encrypt(other, TextId, Greeting),
        ];
        values.Distinct().Count().ShouldBe(values.Length);
        values.Select(value => Convert.ToHexString(Convert.FromBase64String(value), 1, 16)).Distinct().Count().ShouldBe(values.Length, "an IV came twice");
    }

    /// <summary>The zero byte parts id and text: moving a character from one to the other is another message.</summary>
    [Fact]
    public void Id_and_text_are_parted() =>
        Convert.FromBase64String(s_cipher.Encrypt(s_room, "ab", "c"))[1..17].ShouldNotBe(Convert.FromBase64String(s_cipher.Encrypt(s_room, "a", "bc"))[1..17]);

    [Fact]
    public void Every_changed_bit_is_noticed()
    {
        var bytes = Convert.FromBase64String(Stored);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var changed = (byte[])bytes.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<EncryptionException>(() => s_cipher.Decrypt(s_room, Convert.ToBase64String(changed)), $"bit {bit}");
        }
    }

    [Fact]
    public void Every_shortened_value_is_refused()
    {
        var bytes = Convert.FromBase64String(Stored);
        for (var length = 1; length < bytes.Length; length++)
            Should.Throw<EncryptionException>(() => s_cipher.Decrypt(s_room, Convert.ToBase64String(bytes, 0, length)), $"{length} bytes");
    }

    [Fact]
    public void Another_scope_or_key_cannot_read_it()
    {
        Should.Throw<EncryptionException>(() => s_cipher.Decrypt(Guid.Empty, Stored)).Message.ShouldContain("another scope");
        Should.Throw<EncryptionException>(() => new ScopedTextCipher(new MasterKey(new byte[32])).Decrypt(s_room, Stored));
    }

    [Fact]
    public void Scopes_that_share_a_place_in_the_cache_keep_their_own_keys()
    {
        var scopes = Enumerable.Range(0, 10_000).Select(i => new Guid(i, 7, 7, new byte[8])).ToArray();
        var values = scopes.Select(scope => s_cipher.Encrypt(scope, TextId, "x")).ToArray();
        values.Distinct().Count().ShouldBe(scopes.Length);
        for (var i = 0; i < scopes.Length; i += 97)
            s_cipher.Decrypt(scopes[i], values[i]).ShouldBe("x");
    }

    [Fact]
    public void Errors_hold_no_text()
    {
        var error = Should.Throw<EncryptionException>(() => s_cipher.Encrypt(s_room, TextId, "secret\ud800"));
        error.ToString().ShouldNotContain("secret");
    }
}
