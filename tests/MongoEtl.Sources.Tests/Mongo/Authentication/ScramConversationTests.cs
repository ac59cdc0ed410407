using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Sources.Tests;

public sealed class ScramConversationTests
{
    private const string Nonce256 = "rOprNGfwEbeRWgbNEkqO";
    private const string ServerFirst256 = "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";

    // RFC 5802, section 5.
    [Fact]
    public void The_exchange_of_the_rfc_with_sha_1()
    {
        var conversation = Begin(ScramHash.Sha1, "fyko+d2lbbFgONRv9qkxdawL");
        Text(conversation.First()).ShouldBe("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL");
        Text(conversation.Final("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"u8))
            .ShouldBe("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
        conversation.Verify("v=rmF9pqV8S7suAoZWja4dJRkFsKQ="u8);
        conversation.IsVerified.ShouldBeTrue();
    }

    // RFC 7677, section 3.
    [Fact]
    public void The_exchange_of_the_rfc_with_sha_256()
    {
        var conversation = Begin(ScramHash.Sha256, Nonce256);
        Text(conversation.First()).ShouldBe($"n,,n=user,r={Nonce256}");
        Text(conversation.Final(Encoding.UTF8.GetBytes(ServerFirst256))).ShouldBe(
            "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        conversation.Verify("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="u8);
        conversation.IsVerified.ShouldBeTrue();
    }

    [Theory]
    [InlineData("v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=", "not the server it claims to be")]
    [InlineData("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95A==", "not the server it claims to be")]
    [InlineData("v=", "malformed")]
    [InlineData("v=!!", "malformed")]
    [InlineData("e=other-error", "malformed")]
    [InlineData("", "malformed")]
    public void A_server_that_does_not_prove_itself_is_refused(string final, string problem)
    {
        var conversation = Begin(ScramHash.Sha256, Nonce256);
        conversation.Final(Encoding.UTF8.GetBytes(ServerFirst256));
        Should.Throw<AuthenticationFault>(() => conversation.Verify(Encoding.UTF8.GetBytes(final))).Message.ShouldContain(problem);
        conversation.IsVerified.ShouldBeFalse();
    }

    [Fact]
    public void A_signature_before_the_proof_is_refused() => Should.Throw<AuthenticationFault>(
        () => Begin(ScramHash.Sha256, Nonce256).Verify("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="u8));

    [Theory]
    [InlineData("r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4095", "4095 iterations")]
    [InlineData("r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=2000000000", "2000000000 iterations")]
    [InlineData("r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=99999999999", "malformed")]
    [InlineData("r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=-5000", "malformed")]
    [InlineData("r=rOprNGfwEbeRWgbNEkqO,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096", "another exchange's nonce")]
    [InlineData("r=another,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096", "another exchange's nonce")]
    [InlineData("m=ext,r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096", "malformed")]
    [InlineData("r=rOprNGfwEbeRWgbNEkqOx,s=,i=4096", "malformed")]
    [InlineData("r=rOprNGfwEbeRWgbNEkqOx,s=*,i=4096", "malformed")]
    [InlineData("", "malformed")]
    public void A_first_message_that_cannot_be_is_refused(string first, string problem)
    {
        var bytes = Encoding.UTF8.GetBytes(first);
        Should.Throw<AuthenticationFault>(() => Begin(ScramHash.Sha256, Nonce256).Final(bytes)).Message.ShouldContain(problem);
    }

    [Fact]
    public void Any_first_message_is_answered_or_refused_and_nothing_else() =>
        Prop.ForAll(Gen.Choose(0, ServerFirst256.Length - 1).ToArbitrary(), ArbMap.Default.ArbFor<string>(), (at, inserted) =>
        {
            var first = ServerFirst256.Remove(at, Math.Min(3, ServerFirst256.Length - at)).Insert(at, inserted ?? "");
            try
            {
                Begin(ScramHash.Sha256, Nonce256).Final(Encoding.UTF8.GetBytes(first));
            }
            catch (AuthenticationFault)
            {
                // Refused, as it may be.
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Commas_and_equals_signs_of_a_user_name_are_written_as_the_rfc_wants() =>
        Text(new ScramConversation(ScramHash.Sha256, "a,b=c", "pencil", "x", new ScramKeyCache()).First()).ShouldBe("n,,n=a=2Cb=3Dc,r=x");

    [Fact]
    public void Nonces_differ_and_hold_no_comma()
    {
        var nonces = Enumerable.Range(0, 100).Select(_ => ScramConversation.NewNonce()).ToHashSet();
        nonces.Count.ShouldBe(100);
        nonces.ShouldAllBe(nonce => nonce.Length >= 32 && !nonce.Contains(','));
    }

    [Fact]
    public void Keys_are_computed_once_for_each_salt()
    {
        var cache = new ScramKeyCache();
        var keys = cache.Get(ScramHash.Sha256, "pencil", [1, 2, 3], 4096);
        cache.Get(ScramHash.Sha256, "pencil", [1, 2, 3], 4096).ShouldBeSameAs(keys);
        cache.Get(ScramHash.Sha256, "pencil", [1, 2, 4], 4096).Client.ShouldNotBe(keys.Client);
        cache.Get(ScramHash.Sha1, "pencil", [1, 2, 3], 4096).Client.Length.ShouldBe(20);
        for (byte salt = 0; salt < 40; salt++)
            cache.Get(ScramHash.Sha256, "pencil", [salt], 4096);
        cache.Get(ScramHash.Sha256, "pencil", [1, 2, 3], 4096).Client.ShouldBe(keys.Client);
    }

    // Specification "auth", section "SCRAM-SHA-1": the example's digest shows in its proof.
    [Fact]
    public void The_exchange_of_the_specification_with_a_digested_password()
    {
        var conversation = new ScramConversation(
            ScramHash.Sha1, "user", PasswordDigest.Of("user", "pencil"), "fyko+d2lbbFgONRv9qkxdawL", new ScramKeyCache());
        Text(conversation.Final("r=fyko+d2lbbFgONRv9qkxdawLHo+Vgk7qvUOKUwuWLIWg4l/9SraGMHEE,s=rQ9ZY3MntBeuP3E1TDVC4w==,i=10000"u8))
            .ShouldEndWith(",p=MC2T8BvbmWRckDw8oWl5IVghwCY=");
        conversation.Verify("v=UMWeI25JD1yNYZRMpZ4VHvhZ9e0="u8);
    }

    private static ScramConversation Begin(ScramHash hash, string nonce) => new(hash, "user", "pencil", nonce, new ScramKeyCache());

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
