using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Sources.Tests;

public sealed class OpMsgTests
{
    private static readonly byte[] s_document = ExtendedJson.Parse("""{"cursor":{"id":7,"nextBatch":[{"_id":1},{"_id":2}]},"ok":1}""");

    [Fact]
    public void Written_bytes_are_those_of_the_specification()
    {
        byte[] document = [5, 0, 0, 0, 0];
        var message = new byte[OpMsg.Overhead + document.Length];
        OpMsg.Write(message, 0x01020304, MessageFlags.ExhaustAllowed, document);
        message.ShouldBe([26, 0, 0, 0, 4, 3, 2, 1, 0, 0, 0, 0, 0xDD, 7, 0, 0, 0, 0, 1, 0, 0, 5, 0, 0, 0, 0]);
    }

    [Fact]
    public void Answer_with_a_checksum_is_read()
    {
        var message = Message(flags: 1, checksum: true);
        message[OpMsg.Read(message, out var flags)].ShouldBe(s_document);
        flags.ShouldBe(MessageFlags.ChecksumPresent);
    }

    [Fact]
    public void A_damaged_byte_fails_the_checksum()
    {
        var message = Message(flags: 1, checksum: true);
        for (var at = 21; at < message.Length; at++)
        {
            var damaged = message.ToArray();
            damaged[at] ^= 0x10;
            Refusal(damaged).ShouldContain("checksum");
        }
    }

    [Fact]
    public void Optional_flags_are_ignored_and_required_ones_that_are_unknown_refused()
    {
        var optional = Message(flags: 0xFFFF0002);
        OpMsg.Read(optional, out var flags);
        flags.HasFlag(MessageFlags.MoreToCome).ShouldBeTrue();
        Refusal(Message(flags: 4)).ShouldContain("flag bits 0x4");
    }

    [Fact]
    public void Sections_that_no_answer_has_are_refused()
    {
        var message = Message();
        message[20] = 1;
        Refusal(message).ShouldContain("document sequence");
        message[20] = 2;
        Refusal(message).ShouldContain("unknown kind 2");
        Refusal([.. Message(), 0]).ShouldContain("1 bytes behind");
    }

    [Fact]
    public void An_answer_cut_anywhere_is_refused()
    {
        var message = Message();
        for (var cut = 0; cut < message.Length; cut++)
            Refusal(message[..cut]).ShouldNotBeNull($"cut at {cut}");
    }

    [Fact]
    public void A_changed_answer_is_read_or_refused_and_nothing_else()
    {
        var values = Gen.Elements<byte>(0, 1, 2, 5, 0x7f, 0x80, 0xff);
        var mutations = Gen.Choose(16, Message().Length - 1).SelectMany(at => values.Select(value => (at, value)));
        Prop.ForAll(mutations.ArrayOf(3).ToArbitrary(), changes =>
        {
            var message = Message();
            foreach (var (at, value) in changes)
                message[at] = value;
            try
            {
                var document = message[OpMsg.Read(message, out _)];
                document.Length.ShouldBe(BitConverter.ToInt32(document));
            }
            catch (WireFormatException)
            {
                // Refused, as it may be.
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_legacy_answer_has_exactly_one_document()
    {
        byte[] Reply(int count, byte[] documents) => [.. new byte[16], .. new byte[16], .. BitConverter.GetBytes(count), .. documents];
        var good = Reply(1, s_document);
        good[OpQuery.ReadReply(good)].ShouldBe(s_document);
        Should.Throw<WireFormatException>(() => OpQuery.ReadReply(Reply(0, [])));
        Should.Throw<WireFormatException>(() => OpQuery.ReadReply(Reply(2, [.. s_document, .. s_document])));
        Should.Throw<WireFormatException>(() => OpQuery.ReadReply(Reply(1, s_document[..^1])));
    }

    private static byte[] Message(uint flags = 0, bool checksum = false)
    {
        var length = 21 + s_document.Length + (checksum ? 4 : 0);
        byte[] message = [.. ScriptedMongoPeer.Header(length, 1, 2, 2013), .. BitConverter.GetBytes(flags), 0, .. s_document];
        return checksum ? [.. message, .. BitConverter.GetBytes(Crc32C.Compute(message))] : message;
    }

    private static string Refusal(byte[] message) => Should.Throw<WireFormatException>(() => OpMsg.Read(message, out _)).Message;
}
