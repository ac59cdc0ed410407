namespace MongoEtl.Tests.Encryption;

public sealed class MasterKeyTests
{
    private const string Hex = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    [Fact]
    public void Id_is_the_head_of_its_hash_and_its_only_text()
    {
        MasterKey.Parse(Hex).Id.ShouldBe("630dcd29");
        MasterKey.Parse(Hex.ToUpperInvariant()).ToString().ShouldBe("630dcd29");
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData(Hex + "20")]
    [InlineData("0001020304050607 8090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")]
    [InlineData("gg0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")]
    public void Other_texts_are_refused_without_repeating_them(string hex)
    {
        var message = Should.Throw<EncryptionException>(() => MasterKey.Parse(hex)).Message;
        message.ShouldContain("64 hexadecimal digits");
        if (hex.Length > 2)
            message.ShouldNotContain(hex);
    }

    [Fact]
    public void Other_lengths_are_refused() => Should.Throw<EncryptionException>(() => new MasterKey(new byte[16])).Message.ShouldContain("32 bytes, not 16");
}
