using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Sources.Tests;

public sealed class MessageCompressionTests
{
    [Fact]
    public void A_compressed_message_expands_to_itself()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), Gen.Choose(-1, 9).ToArbitrary(), (body, level) =>
        {
            byte[] message = [.. ScriptedMongoPeer.Header(16 + body.Length, 5, 6, 2013), .. body];
            var wrapped = MessageCompression.Wrap(message, level);
            using var reply = new MongoReply();
            var header = Expand(reply, wrapped.ToArray());
            reply.Buffer.AsSpan(0, header.MessageLength).SequenceEqual(message).ShouldBeTrue();
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_uncompressed_message_within_is_read()
    {
        using var reply = new MongoReply();
        Expand(reply, Wrapped(3, 0, [1, 2, 3])).ShouldBe(new MessageHeader(19, 1, 2, OpCode.Msg));
        reply.Buffer[16..19].ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData(99)]
    [InlineData(101)]
    [InlineData(0)]
    public void A_stated_size_that_is_not_the_true_one_is_refused(int size) =>
        Refusal(Wrapped(size, 2, ScriptedMongoPeer.Deflate(new byte[100]))).ShouldContain($"states {size} bytes");

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    [InlineData(47_000_000)]
    public void A_size_beyond_what_the_bytes_can_hold_is_refused_before_room_is_made(int size)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refusal(Wrapped(size, 2, ScriptedMongoPeer.Deflate(new byte[100]))).ShouldContain($"states {size} bytes");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public void Other_compressors_and_broken_bytes_are_refused()
    {
        Refusal(Wrapped(3, 1, [1, 2, 3])).ShouldContain("compressor 1");
        Refusal(Wrapped(3, 2, [1, 2, 3])).ShouldContain("not zlib's");
        Refusal(Wrapped(4, 0, [1, 2, 3])).ShouldContain("compressor 0");
        Refusal([.. ScriptedMongoPeer.Header(20, 1, 2, 2012), 1, 2, 3, 4]).ShouldContain("OP_COMPRESSED of 20 bytes");
    }

    [Fact]
    public void A_changed_message_is_read_or_refused_and_nothing_else()
    {
        var good = Wrapped(2000, 2, ScriptedMongoPeer.Deflate([.. Enumerable.Range(0, 2000).Select(value => (byte)(value * value))]));
        var change = Gen.Choose(16, good.Length - 1).SelectMany(at => Gen.Choose(0, 255).Select(value => (at, value)));
        Prop.ForAll(change.ToArbitrary(), changed =>
        {
            var message = good.ToArray();
            message[changed.at] = (byte)changed.value;
            using var reply = new MongoReply();
            try
            {
                Expand(reply, message).MessageLength.ShouldBeLessThanOrEqualTo(reply.Buffer.Length);
            }
            catch (WireFormatException)
            {
                // Refused, as it may be.
            }
        }).QuickCheckThrowOnFailure();
    }

    private static byte[] Wrapped(int size, byte compressor, byte[] bytes) =>
    [
        .. ScriptedMongoPeer.Header(25 + bytes.Length, 1, 2, 2012), .. BitConverter.GetBytes(2013), .. BitConverter.GetBytes(size),
        compressor, .. bytes,
    ];

    private static MessageHeader Expand(MongoReply reply, byte[] message)
    {
        message.CopyTo(reply.Reserve(message.Length, 0), 0);
        return MessageCompression.Expand(reply, MessageHeader.Read(message), MessageStream.DefaultLimit);
    }

    private static string Refusal(byte[] message)
    {
        using var reply = new MongoReply();
        return Should.Throw<WireFormatException>(() => Expand(reply, message)).Message;
    }
}
