using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Cassandra.Tests;

/// <summary>Bytes that are cut, changed or untrue end in a typed exception: never in a hang, a crash or memory for what is not there.</summary>
public sealed class DamagedFrameTests
{
    private const long AllocationFactor = 256;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_conversation_cut_at_any_byte_ends_in_a_typed_exception(int version)
    {
        var whole = await TalkAsync(version, int.MaxValue);
        whole.ShouldBeGreaterThan(100);
        for (var cut = 0; cut < whole; cut++)
            (await Should.ThrowAsync<CassandraException>(TalkAsync(version, cut))).Message.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Every_response_arrives_in_pieces_cut_anywhere(int version)
    {
        foreach (var (opcode, flags, body) in SampleMessages.All(version))
        {
            var frame = new ScriptedPeer(Stream.Null, version) { IsSegmented = version == 5 }.Frame(7, opcode, body, flags);
            for (var cut = 0; cut < frame.Length; cut++)
            {
                using var decoder = new FrameDecoder();
                if (version == 5)
                    decoder.UseSegments();
                Feed(decoder, frame.AsSpan(0, cut));
                decoder.TryRead(out _, out _).ShouldBeFalse($"byte {cut} of {opcode}");
                Feed(decoder, frame.AsSpan(cut));
                decoder.TryRead(out var header, out var read).ShouldBeTrue();
                header.ShouldBe(new FrameHeader((byte)(0x80 | version), flags, 7, opcode, body.Length));
                read.ToArray().ShouldBe(body);
                decoder.TryRead(out _, out _).ShouldBeFalse();
            }
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void A_body_cut_short_is_refused(int version)
    {
        foreach (var (opcode, flags, body) in SampleMessages.All(version))
            for (var cut = 0; cut < body.Length; cut++)
                if (Outcome(opcode, flags, body[..cut], version) is { } failure)
                    failure.ShouldBeOfType<ProtocolViolationException>($"{opcode} cut at {cut}");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Mutated_bodies_are_read_or_refused(int version) => Prop.ForAll(Mutations(), mutation =>
    {
        var samples = SampleMessages.All(version);
        var (opcode, flags, body) = samples[mutation.Sample % samples.Count];
        foreach (var (position, value) in mutation.Changes)
            if (body.Length > 0)
                body[position % body.Length] = (byte)value;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var failure = Outcome(opcode, flags, body, version);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(64 * 1024 + AllocationFactor * body.Length);
        if (failure is not null)
            failure.ShouldBeOfType<ProtocolViolationException>();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void A_segment_with_any_bit_changed_is_refused_or_waits_for_more()
    {
        var frame = new ScriptedPeer(Stream.Null, 5) { IsSegmented = true }.Frame(1, Opcode.Result, SampleMessages.Rows);
        for (var bit = 0; bit < frame.Length * 8; bit++)
        {
            var damaged = (byte[])frame.Clone();
            damaged[bit / 8] ^= (byte)(1 << bit % 8);
            using var decoder = new FrameDecoder();
            decoder.UseSegments();
            Feed(decoder, damaged);
            Should.Throw<ProtocolViolationException>(() => decoder.TryRead(out _, out _), $"bit {bit}");
        }
    }

    [Fact]
    public void Segments_that_contradict_their_frames_are_refused()
    {
        var frame = new ScriptedPeer(Stream.Null, 5).Frame(1, Opcode.Result, SampleMessages.Rows);
        RefusesSegments(ScriptedPeer.Sealed(frame.AsSpan(0, frame.Length - 1), selfContained: true));
        RefusesSegments([.. ScriptedPeer.Sealed(frame.AsSpan(0, 20), selfContained: false), .. ScriptedPeer.Sealed(frame, selfContained: true)]);
        RefusesSegments([.. ScriptedPeer.Sealed(frame.AsSpan(0, 20), false), .. ScriptedPeer.Sealed([.. frame.AsSpan(20), 1], false)]);
        var endless = (byte[])frame.Clone();
        endless[5] = 0x7F;
        RefusesSegments(ScriptedPeer.Sealed(endless, selfContained: false));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Mutated_conversations_end_in_time(int version)
    {
        var random = new System.Random(4711);
        for (var round = 0; round < 150; round++)
        {
            var seed = random.Next();
            try
            {
                await TalkAsync(version, int.MaxValue, new System.Random(seed)).WaitAsync(Limit);
            }
            catch (CassandraException refused)
            {
                refused.Message.ShouldNotContain("\n");
            }
        }
    }

    [Fact]
    public void A_length_announced_is_not_allocated_before_it_comes()
    {
        var header = new byte[FrameHeader.Length];
        new FrameHeader(0x84, 0, 1, Opcode.Result, FrameHeader.MaxBodyLength).Write(header);
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var decoder = new FrameDecoder();
        Feed(decoder, header);
        decoder.TryRead(out _, out _).ShouldBeFalse();
        decoder.GetMemory().Length.ShouldBeLessThan(1 << 20);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
        header[5] = 0x10;
        header[8] = 0x01;
        using var other = new FrameDecoder();
        Feed(other, header);
        Should.Throw<ProtocolViolationException>(() => other.TryRead(out _, out _));
    }

    private static void RefusesSegments(byte[] bytes)
    {
        using var decoder = new FrameDecoder();
        decoder.UseSegments();
        Feed(decoder, bytes);
        Should.Throw<ProtocolViolationException>(() =>
        {
            while (decoder.TryRead(out _, out _))
            {
            }
        });
    }

    internal static void Feed(FrameDecoder decoder, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var memory = decoder.GetMemory();
            var count = Math.Min(memory.Length, bytes.Length);
            bytes[..count].CopyTo(memory.Span);
            decoder.Advance(count);
            bytes = bytes[count..];
        }
    }

    /// <summary>Handshake and a query against a server that closes after so many bytes, or changes some; returns how many it had to say.</summary>
    private static async Task<int> TalkAsync(int version, int bytes, System.Random? random = null)
    {
        var said = 0;
        async Task Say(ScriptedPeer peer, short stream, Opcode opcode, byte[] body)
        {
            var frame = peer.Frame(stream, opcode, body);
            if (random is not null && random.Next(3) == 0)
                frame[random.Next(frame.Length)] = (byte)random.Next(256);
            var rest = Math.Max(0, bytes - said);
            said += frame.Length;
            await peer.SendRawAsync(frame[..Math.Min(rest, frame.Length)]);
            if (rest < frame.Length)
                throw new IOException("the script ends here");
        }
        await using var server = new ScriptedServer(version, async peer =>
        {
            await Say(peer, (await peer.ReceiveAsync()).Header.Stream, Opcode.Supported, SampleMessages.Supported);
            await Say(peer, (await peer.ReceiveAsync()).Header.Stream, Opcode.Ready, []);
            peer.IsSegmented = version == 5;
            await Say(peer, (await peer.ReceiveAsync()).Header.Stream, Opcode.Result, SampleMessages.Rows);
        });
        var options = ScriptedServer.Options(version) with { RequestTimeout = TimeSpan.FromSeconds(random is null ? 20 : 0.2) };
        await using var connection = await CqlConnection.OpenAsync(server.EndPoint, options with { ConnectTimeout = options.RequestTimeout }).WaitAsync(Limit);
        await connection.SendAsync(new QueryRequest("SELECT")).AsTask().WaitAsync(Limit);
        return said;
    }

    private static Exception? Outcome(Opcode opcode, FrameFlags flags, byte[] body, int version)
    {
        try
        {
            var header = new FrameHeader((byte)(0x80 | version), flags, 1, opcode, body.Length);
            if (ResponseReader.Read(header, body, (ProtocolVersion)version).Response is RowsResult { Metadata.Columns: not null } rows)
                for (var reader = new CqlRowReader(rows); reader.Read();)
                    reader.GetBytes(0);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    private static Arbitrary<(int Sample, (int Position, int Value)[] Changes)> Mutations() =>
        Gen.Choose(0, 1000).Zip(Gen.Choose(0, 100_000).Zip(Gen.Choose(0, 255)).ArrayOf(3)).ToArbitrary();
}
