namespace MongoEtl.Cassandra.Tests;

/// <summary>The bytes of every request are those of the specification; each states its length exactly.</summary>
public sealed class RequestTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Startup_is_a_map_of_options(int version)
    {
        var reader = Body(StartupRequest.Default, version);
        var count = reader.ReadShort();
        var options = new Dictionary<string, string>();
        for (var index = 0; index < count; index++)
            options.Add(reader.ReadString(), reader.ReadString());
        options["CQL_VERSION"].ShouldBe("3.0.0");
        options["DRIVER_NAME"].ShouldBe("MongoEtl");
        options.ShouldNotContainKey("COMPRESSION");
        reader.Remaining.ShouldBe(0);
    }

    [Fact]
    public void Options_register_and_sasl_tokens()
    {
        Body(new OptionsRequest(), 5).Remaining.ShouldBe(0);
        Body(new RegisterRequest("STATUS_CHANGE", "SCHEMA_CHANGE"), 4).Rest.ToArray()
            .ShouldBe(new BodyBuilder().Strings("STATUS_CHANGE", "SCHEMA_CHANGE").Bytes);
        Body(AuthResponseRequest.Plain("ü", "p"), 4).Rest.ToArray().ShouldBe(new BodyBuilder().Value([0, 0xC3, 0xBC, 0, 0x70]).Bytes);
    }

    [Fact]
    public void Prepare_has_flags_and_a_keyspace_in_version_5_only()
    {
        Body(new PrepareRequest("SELECT"), 4).Rest.ToArray().ShouldBe(new BodyBuilder().Value("SELECT"u8.ToArray()).Bytes);
        Body(new PrepareRequest("SELECT"), 5).Rest.ToArray().ShouldBe(new BodyBuilder().Value("SELECT"u8.ToArray()).Int(0).Bytes);
        Body(new PrepareRequest("SELECT", "ks"), 5).Rest.ToArray().ShouldBe(new BodyBuilder().Value("SELECT"u8.ToArray()).Int(1).String("ks").Bytes);
        Should.Throw<ArgumentException>(() => new PrepareRequest("SELECT", "ks").GetBodyLength(ProtocolVersion.V4));
        new PrepareRequest("SELECT", tracing: true).Flags.ShouldBe(FrameFlags.Tracing);
    }

    [Fact]
    public void A_query_with_every_parameter()
    {
        var parameters = Everything();
        var expected = new BodyBuilder().Value("SELECT"u8.ToArray()).Short(6).Int(0x1FF & ~0x40).Short(2).Raw(parameters.Values.Span).Int(500).Value([7])
            .Short(9).Int(0).Int(1234).String("ks").Int(99).Bytes;
        Body(new QueryRequest("SELECT", parameters), 5).Rest.ToArray().ShouldBe(expected);
        Should.Throw<ArgumentException>(() => new QueryRequest("SELECT", parameters).GetBodyLength(ProtocolVersion.V4));
        var older = parameters with { Keyspace = null, NowInSeconds = null };
        var expectedOlder = new BodyBuilder().Value("SELECT"u8.ToArray()).Short(6).Byte(0x3F).Short(2).Raw(parameters.Values.Span).Int(500).Value([7])
            .Short(9).Int(0).Int(1234).Bytes;
        Body(new QueryRequest("SELECT", older), 4).Rest.ToArray().ShouldBe(expectedOlder);
    }

    [Fact]
    public void A_query_without_parameters()
    {
        Body(new QueryRequest("Q"), 4).Rest.ToArray().ShouldBe(new BodyBuilder().Value("Q"u8.ToArray()).Short(10).Byte(0).Bytes);
        Body(new QueryRequest("Q"), 5).Rest.ToArray().ShouldBe(new BodyBuilder().Value("Q"u8.ToArray()).Short(10).Int(0).Bytes);
    }

    [Fact]
    public void Execute_sends_the_id_of_the_metadata_in_version_5_only()
    {
        var request = new ExecuteRequest(new byte[] { 1, 2 }, new byte[] { 3 }, new QueryParameters { Consistency = Consistency.Quorum });
        Body(request, 4).Rest.ToArray().ShouldBe(new BodyBuilder().ShortBytes([1, 2]).Short(4).Byte(0).Bytes);
        Body(request, 5).Rest.ToArray().ShouldBe(new BodyBuilder().ShortBytes([1, 2]).ShortBytes([3]).Short(4).Int(0).Bytes);
    }

    [Fact]
    public void Batch_holds_prepared_and_textual_statements()
    {
        using var statements = new BatchStatements();
        using var values = new ValueBuffer();
        values.AddInt(7);
        values.AddUnset();
        statements.AddPrepared([1, 2], values.Encoded.Span, values.Count);
        statements.AddQuery("INSERT");
        var request = new BatchRequest(BatchType.Unlogged, statements, new WriteParameters(Consistency.One, DefaultTimestamp: 5));
        var expected = new BodyBuilder().Byte(1).Short(2).Byte(1).ShortBytes([1, 2]).Short(2).Int(4).Int(7).Int(-2)
            .Byte(0).Value("INSERT"u8.ToArray()).Short(0).Short(1).Int(0x20).Int(0).Int(5).Bytes;
        Body(request, 5).Rest.ToArray().ShouldBe(expected);
        statements.Clear();
        statements.Count.ShouldBe(0);
    }

    [Fact]
    public void Levels_are_parsed_strictly()
    {
        foreach (var level in Enum.GetValues<Consistency>())
            ConsistencyNames.Parse(level.ToName()).ShouldBe(level);
        ConsistencyNames.Parse("local_quorum").ShouldBe(Consistency.LocalQuorum);
        foreach (var wrong in new[] { "QUORM", "LOCALQUORUM", "1", "", " ONE" })
            Should.Throw<FormatException>(() => ConsistencyNames.Parse(wrong)).Message.ShouldContain("EACH_QUORUM");
    }

    private static QueryParameters Everything()
    {
        using var values = new ValueBuffer();
        values.AddText("a");
        values.AddNull();
        return new QueryParameters
        {
            Consistency = Consistency.LocalQuorum,
            Values = values.Encoded.ToArray(),
            ValueCount = values.Count,
            SkipMetadata = true,
            PageSize = 500,
            PagingState = new byte[] { 7 },
            SerialConsistency = Consistency.LocalSerial,
            DefaultTimestamp = 1234,
            Keyspace = "ks",
            NowInSeconds = 99,
        };
    }

    private static ProtocolReader Body<TRequest>(TRequest request, int version)
        where TRequest : IRequest
    {
        var body = new byte[request.GetBodyLength((ProtocolVersion)version)];
        var writer = new ProtocolWriter(body);
        request.WriteBody(ref writer, (ProtocolVersion)version);
        writer.Remaining.ShouldBe(0);
        return new ProtocolReader(body);
    }
}
