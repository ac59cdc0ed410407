namespace MongoEtl.Cassandra.Tests;

/// <summary>One body of each response, with every optional part that fits.</summary>
internal static class SampleMessages
{
    public static byte[] Void => new BodyBuilder().Int(1).Bytes;

    public static byte[] Supported => new BodyBuilder().Short(2).String("CQL_VERSION").Strings("3.4.7").String("COMPRESSION").Strings("lz4", "snappy").Bytes;

    public static byte[] Rows => new BodyBuilder().Int(2).Int(0x0001 | 0x0002).Int(3).Value([9, 9, 9])
        .String("ks").String("t")
        .String("id").Short(0x0009).String("tags").Short(0x0022).Short(0x000D)
        .String("place").Short(0x0030).String("ks").String("point").Short(2).String("x").Short(0x0007).String("y").Short(0x0031).Short(1).Short(0x0009)
        .Int(2)
        .Value([0, 0, 0, 1]).Value(new BodyBuilder().Int(1).Value("a"u8.ToArray()).Bytes).Value(null)
        .Value([0, 0, 0, 2]).Value(null).Value([])
        .Bytes;

    public static byte[] Prepared(int version)
    {
        var body = new BodyBuilder().Int(4).ShortBytes([1, 2, 3]);
        if (version >= 5)
            body.ShortBytes([4, 5]);
        return body.Int(1).Int(2).Int(1).Short(1).String("ks").String("t").String("a").Short(0x0002).String("b").Short(0x000C)
            .Int(0x0004).Int(0).Bytes;
    }

    public static byte[] WriteFailure(int version)
    {
        var body = new BodyBuilder().Int(0x1500).String("no").Short(4).Int(1).Int(2);
        if (version >= 5)
            body.Int(1).Byte(4).Raw([10, 0, 0, 1]).Short(3);
        else
            body.Int(1);
        return body.String("SIMPLE").Bytes;
    }

    /// <summary>All of them, with their opcodes.</summary>
    public static IReadOnlyList<(Opcode Opcode, FrameFlags Flags, byte[] Body)> All(int version) =>
    [
        (Opcode.Ready, 0, []),
        (Opcode.Result, 0, Void),
        (Opcode.Result, FrameFlags.Warning | FrameFlags.Tracing | FrameFlags.CustomPayload,
            new BodyBuilder().Raw(new byte[16]).Strings("careful", "slow").Short(1).String("key").Value([1]).Raw(Void).Bytes),
        (Opcode.Supported, 0, Supported),
        (Opcode.Authenticate, 0, new BodyBuilder().String("PasswordAuthenticator").Bytes),
        (Opcode.AuthChallenge, 0, new BodyBuilder().Value([1, 2]).Bytes),
        (Opcode.AuthSuccess, 0, new BodyBuilder().Value(null).Bytes),
        (Opcode.Result, 0, Rows),
        (Opcode.Result, 0, new BodyBuilder().Int(3).String("ks").Bytes),
        (Opcode.Result, 0, Prepared(version)),
        (Opcode.Result, 0, new BodyBuilder().Int(5).String("CREATED").String("FUNCTION").String("ks").String("f").Strings("int").Bytes),
        (Opcode.Error, 0, WriteFailure(version)),
        (Opcode.Error, 0, new BodyBuilder().Int(0x1100).String("no").Short(4).Int(1).Int(2).String("CAS").Short(7).Bytes),
        (Opcode.Error, 0, new BodyBuilder().Int(0x2500).String("no").ShortBytes([1, 2, 3]).Bytes),
    ];
}
