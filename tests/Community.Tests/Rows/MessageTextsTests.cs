using Community.Documents;
using Community.Rows;
using Community.Rules;
using FsCheck;
using FsCheck.Fluent;
using MongoEtl;
using MongoEtl.Cli;

namespace Community.Tests.Rows;

/// <summary>The vectors of 6.5 and the rules of 0.7 through the classes of the domain.</summary>
public sealed class MessageTextsTests
{
    private const string Encrypted = "sO6YqxH7fyzIHJDqqD7eFcg=";
    private const string Clear = "Hola, ¿qué tal?";

    /// <summary>Of docs/encryption.md, made with OpenSSL: room and message id are both 507f1f77bcf86cd799439011.</summary>
    private const string V1 = "AT43yCblyb6QRThyuK1riluQTtoEeFzrQdUXr6GFK2CUIphjwrDQxQW2qztT4ZfyqL9FGw8wrmSGmpHDUIhMTn40P7POjjkq0zwa41Op3VYA";

    private const string Envelope = "/xrkjdbXue+xsgw4EqiM0m9G6iyOA+GSrh1WlA6mviUYLwc+4TeNOZr4zEiubyloqhTuoUuWm42Ok3b9GIf6zaSdLaxSiAZxoQ5fixkIdWL3gSao3/2w"
        + "HPHBpcTedYJ1cDBzzcdCruLNpLdOCD44zNsujgIevjl/yDOYqYXB1q4=";

    private static readonly Guid Room = Guid.Parse("a05758fe-03e7-5af6-be7e-53694279fe06");

    [Fact]
    public void An_encrypted_text_is_written_anew_under_the_keys_of_its_room()
    {
        var texts = Texts($""" "message": "{Encrypted}" """);
        (texts.Content, texts.LastMessagePreview, texts.IsTextLeftAlone).ShouldBe((V1, V1, false));
        texts.ContentDecrypted.ShouldBeNull();
        new ScopedTextCipher(Master).Decrypt(Room, texts.Content).ShouldBe(Clear);
    }

    [Fact]
    public void The_compatible_mode_writes_what_6_2_says()
    {
        var texts = Texts($""" "content": "{Encrypted}" """, ("ENCRYPTION_MODE", "compatible"), Iv);
        (texts.Content, texts.LastMessagePreview).ShouldBe(("/9Wm0ViXpXnhxdAqQpeGt/ENSuOX22zFW9F8quIw6gU=", "/9Wm0ViXpXnhxdAqQpeGt/ENSuOX22zFW9F8quIw6gU="));
    }

    [Theory]
    [InlineData("a", "yrXY6okgp5rlmpL79JpA8A==")]
    [InlineData("0123456789abcdef", "myKZ8X5sXQ+5kzeUJZN2AAQabVJLEvumy5U3u+p3/58=")]
    public void The_compatible_mode_has_the_vectors_of_6_5(string text, string expected) =>
        Texts($""" "message": "{OldText(text)}" """, ("ENCRYPTION_MODE", "compatible"), Iv).Content.ShouldBe(expected);

    [Theory]
    [InlineData("short-key", "abc", "0O2pedT4xZJZeDW9+AEUoNw=")]
    [InlineData("0123456789abcdef0123456789abcdefEXTRA", "abcdefghEXTRA", Encrypted)]
    public void Old_keys_are_padded_and_cut(string key, string nonce, string stored) =>
        Texts($""" "message": "{stored}" """, ("OLD_ENCRYPTION_KEY", key), ("OLD_ENCRYPTION_NONCE", nonce), ("KEEP_PLAINTEXT", "true"))
            .ContentDecrypted.ShouldBe(Clear);

    [Theory]
    [InlineData("hola amigos, que tal")]
    [InlineData("hola")]
    [InlineData("casa")]
    [InlineData("...")]
    [InlineData("   ")]
    [InlineData("====")]
    [InlineData("sO6YqxH7fyzIHJDqqD7eFcg")]
    public void A_text_that_is_not_encrypted_is_left_alone_and_counted(string text)
    {
        var texts = Texts($""" "message": "{text}" """);
        (texts.Content, texts.LastMessagePreview, texts.IsTextLeftAlone).ShouldBe((text, text, true));
        texts.ContentDecrypted.ShouldBeNull();
        Texts($""" "message": "{text}", "decryptedMessage": "other" """, ("KEEP_PLAINTEXT", "true")).ContentDecrypted.ShouldBe(text);
    }

    [Fact]
    public void No_text_stays_none_and_is_not_counted()
    {
        var texts = Texts(""" "message": "", "decryptedMessage": "kept" """);
        (texts.Content, texts.ContentDecrypted, texts.LastMessagePreview, texts.IsTextLeftAlone).ShouldBe(("", null, "", false));
        Texts(""" "message": "", "decryptedMessage": "kept" """, ("KEEP_PLAINTEXT", "true")).ContentDecrypted.ShouldBe("kept");
        Texts(""" "message": null """, ("KEEP_PLAINTEXT", "true")).ContentDecrypted.ShouldBe("");
    }

    [Fact]
    public void Plain_text_is_kept_where_a_setting_asks_for_it() =>
        Texts($""" "message": "{Encrypted}", "decryptedMessage": "other" """, ("KEEP_PLAINTEXT", "true")).ContentDecrypted.ShouldBe(Clear);

    [Fact]
    public void Without_encryption_texts_are_copied()
    {
        var texts = Texts($""" "message": "{Encrypted}", "decryptedMessage": "{Clear}", "fileURL": "gs://app-dev.appspot.com/a" """, ("ENCRYPTION_MODE", "off"));
        (texts.Content, texts.ContentDecrypted, texts.LastMessagePreview, texts.FileUrl).ShouldBe((Encrypted, null, Encrypted, "legacy/a"));
        (texts.IsTextLeftAlone, texts.IsAddressLeftAlone).ShouldBe((false, false));
        var kept = Texts($""" "message": "{Encrypted}", "decryptedMessage": "{Clear}" """, ("ENCRYPTION_MODE", "off"), ("KEEP_PLAINTEXT", "true"));
        (kept.Content, kept.ContentDecrypted, kept.LastMessagePreview).ShouldBe((Encrypted, Clear, Clear));
    }

    [Fact]
    public void An_encrypted_address_is_stored_in_clear_with_its_prefix_replaced()
    {
        Texts(""" "fileUrl": "kPWAuk7hkrzfAD8m+2TaAZYJyQdQ6LaG4abV" """).FileUrl.ShouldBe("https://files.example/a.pdf");
        var texts = Texts($""" "fileURL": "{OldText("gs://app-prod.appspot.com/f/a.png")}", "fileType": "IMAGEN" """);
        (texts.FileUrl, texts.MimeType, texts.IsAddressLeftAlone).ShouldBe(("legacy/f/a.png", "image/png", false));
        Texts(""" "fileURL": "https://x/a.png" """).IsAddressLeftAlone.ShouldBeTrue();
        Texts(""" "fileURL": "" """).IsAddressLeftAlone.ShouldBeFalse();
    }

    [Theory]
    [InlineData("https://x/a.PDF?sig=1", true)]
    [InlineData("https://x/a.exe", false)]
    public void Filter_7_sees_the_decrypted_address(string address, bool kept) =>
        Texts($""" "fileURL": "{OldText(address)}", "fileType": "DOCUMENTO" """).IsKept.ShouldBe(kept);

    [Fact]
    public void A_preview_has_a_hundred_code_points()
    {
        var text = string.Concat(Enumerable.Repeat("🙂", 150));
        var cipher = new ScopedTextCipher(Master);
        cipher.Decrypt(Room, Texts($""" "message": "{OldText(text)}" """).LastMessagePreview).ShouldBe(string.Concat(Enumerable.Repeat("🙂", 100)));
        Texts($""" "message": "{text}" """).LastMessagePreview.ShouldBe(string.Concat(Enumerable.Repeat("🙂", 100)));
    }

    [Fact]
    public void A_room_says_how_its_texts_are_written()
    {
        RoomData().ShouldBe("v1:630dcd29");
        RoomData(("ENCRYPTION_MODE", "compatible"), Iv).ShouldBe(Envelope);
        RoomData(("ENCRYPTION_MODE", "off")).ShouldBe("of the source");
    }

    [Fact]
    public void A_message_without_a_room_is_named_by_its_room() =>
        Should.Throw<FieldException>(() => Texts($$""" "message": "{{Encrypted}}", "room": {} """, hasRoom: false).Content).Path.ShouldBe("room");

    [Fact]
    public void Any_text_is_read_back_and_no_two_messages_share_a_ciphertext()
    {
        var texts = Arb.From(Gen.ArrayOf(Gen.Elements("aé漢🙂 \t\n\"\\{}".EnumerateRunes().Select(rune => rune.ToString()).ToArray()))
            .Select(string.Concat).Where(text => text.Length > 0));
        var cipher = new ScopedTextCipher(Master);
        Prop.ForAll(texts, text =>
        {
            var one = Texts($""" "message": "{OldText(text)}" """);
            var other = Texts($""" "message": "{OldText(text)}" """, id: "507f1f77bcf86cd799439012");
            cipher.Decrypt(Room, one.Content).ShouldBe(text);
            cipher.Decrypt(Room, other.Content).ShouldBe(text);
            one.Content.ShouldNotBe(other.Content);
            Texts($""" "message": "{OldText(text)}" """).Content.ShouldBe(one.Content, "a repeat writes the same");
        }).QuickCheckThrowOnFailure();
    }

    private static MasterKey Master => MasterKey.Parse(Encryption.MasterKey);

    private static (string, string) Iv => ("ENCRYPTION_IV", "000102030405060708090a0b0c0d0e0f");

    private static string OldText(string text) => new Salsa20TextCipher(Encryption.OldKey, Encryption.OldNonce).Encrypt(text);

    private static string RoomData(params (string, string)[] settings) => new RoomDetails(
        Documents.Room.FromJson($$"""{ {{Make.Id}}, "encryptionData": "of the source" }"""), UrlPrefixes.Sample, Encryption.With(settings)).EncryptionData;

    private static MessageTexts Texts(string elements, params (string, string)[] settings) => Texts(elements, true, "507f1f77bcf86cd799439011", settings);

    private static MessageTexts Texts(string elements, bool hasRoom = true, string id = "507f1f77bcf86cd799439011", params (string, string)[] settings)
    {
        var room = hasRoom ? "\"room\": \"507f1f77bcf86cd799439011\"," : "";
        return new(Message.FromJson($$"""{ "_id": {"$oid": "{{id}}"}, {{room}} {{elements}} }"""), UrlPrefixes.Sample, Encryption.With(settings));
    }
}
