using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Sources.Tests;

public sealed class MessageStreamTests
{
    [Fact]
    public void Messages_read_the_same_however_the_stream_is_cut()
    {
        var messages = Enumerable.Range(0, 5).Select(number => Message(16 + number * number * 1000, (byte)number)).ToList();
        byte[] bytes = [.. messages.SelectMany(message => message)];
        Prop.ForAll(Gen.Choose(1, 9000).ListOf().ToArbitrary(), sizes =>
        {
            var stream = new MessageStream(new PiecewiseStream(bytes, [.. sizes]));
            using var reply = new MongoReply();
            foreach (var message in messages)
            {
                var header = stream.ReadAsync(reply, default).AsTask().GetAwaiter().GetResult();
                reply.Buffer.AsSpan(0, header.MessageLength).SequenceEqual(message).ShouldBeTrue();
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task A_stream_that_ends_within_a_message_says_so()
    {
        var message = Message(100, 1);
        for (var cut = 0; cut < message.Length; cut++)
        {
            var stream = new MessageStream(new PiecewiseStream(message[..cut], []));
            using var reply = new MongoReply();
            (await Should.ThrowAsync<EndOfStreamException>(stream.ReadAsync(reply, default).AsTask())).Message
                .Contains("amid an answer", StringComparison.Ordinal).ShouldBe(cut > 0);
        }
    }

    [Theory]
    [InlineData(15)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(MessageStream.DefaultLimit + 1)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public async Task A_length_that_cannot_be_is_refused_before_room_is_made(int length)
    {
        var stream = new MessageStream(new PiecewiseStream(ScriptedMongoPeer.Header(length, 1, 1, 2013), []));
        using var reply = new MongoReply();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = stream.ReadAsync(reply, default).AsTask();
        // Counted before anything is awaited, which might go on in another thread.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000_000);
        await Should.ThrowAsync<WireFormatException>(reading);
        reply.Buffer.Length.ShouldBeLessThan(100_000);
    }

    [Fact]
    public async Task A_long_message_takes_few_reads()
    {
        var source = new PiecewiseStream(Message(1_000_000, 3), []);
        using var reply = new MongoReply();
        await new MessageStream(source).ReadAsync(reply, default);
        source.Reads.ShouldBe(2);
    }

    private static byte[] Message(int length, byte filling) =>
        [.. ScriptedMongoPeer.Header(length, 1, 1, 2013), .. Enumerable.Repeat(filling, length - 16)];

    /// <summary>Gives its bytes in pieces of the sizes given, and then as many as are asked for.</summary>
    private sealed class PiecewiseStream(byte[] bytes, int[] sizes) : MemoryStream(bytes)
    {
        public int Reads { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var size = Reads < sizes.Length ? Math.Min(sizes[Reads], buffer.Length) : buffer.Length;
            Reads++;
            return ValueTask.FromResult(Read(buffer.Span[..size]));
        }
    }
}
