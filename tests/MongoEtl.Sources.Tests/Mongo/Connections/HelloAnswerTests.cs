using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Sources.Tests;

public sealed class HelloAnswerTests
{
    private const string Member = """
        {"helloOk":true,"isWritablePrimary":false,"secondary":true,"hidden":true,"setName":"rs",
         "setVersion":3,"me":"b:27017","primary":"a:27017",
         "hosts":["a:27017","b:27017"],"passives":["c:27017"],"arbiters":["d:27017"],"tags":{"dc":"ny","rack":"1"},
         "electionId":{"$oid":"7fffffff0000000000000001"},"lastWrite":{"lastWriteDate":{"$date":"2024-01-02T03:04:05Z"}},
         "topologyVersion":{"processId":{"$oid":"0102030405060708090a0b0c"},"counter":{"$numberLong":"5"}},
         "minWireVersion":0,"maxWireVersion":25,
         "maxBsonObjectSize":16777216,"maxMessageSizeBytes":48000000,"logicalSessionTimeoutMinutes":30,"connectionId":42,"ok":1.0}
        """;

    [Fact]
    public void Answer_of_a_member_is_read()
    {
        var answer = HelloAnswer.Read(ExtendedJson.Parse(Member));
        (answer.IsOk, answer.HelloOk, answer.IsWritablePrimary, answer.IsSecondary, answer.IsHidden)
            .ShouldBe((true, true, false, true, true));
        (answer.SetName, answer.SetVersion, answer.Me, answer.Primary).ShouldBe(("rs", 3, "b:27017", "a:27017"));
        answer.Hosts.ShouldBe(["a:27017", "b:27017"]);
        (answer.Passives.Single(), answer.Arbiters.Single()).ShouldBe(("c:27017", "d:27017"));
        answer.Tags.ShouldBe([new("dc", "ny"), new("rack", "1")]);
        answer.ElectionId.ShouldNotBeNull();
        answer.LastWriteDate.ShouldBe(new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero));
        answer.TopologyVersion!.Counter.ShouldBe(5);
        (answer.MaxWireVersion, answer.LogicalSessionTimeoutMinutes, answer.ConnectionId).ShouldBe((25, 30, 42));
    }

    [Fact]
    public void What_a_server_leaves_out_is_missing()
    {
        const string mongos = """{"ismaster":true,"msg":"isdbgrid","maxWireVersion":8.0,"ok":{"$numberLong":"1"}}""";
        var answer = HelloAnswer.Read(ExtendedJson.Parse(mongos));
        (answer.IsOk, answer.IsWritablePrimary, answer.IsMongos, answer.MaxWireVersion).ShouldBe((true, true, true, 8));
        (answer.SetName, answer.LogicalSessionTimeoutMinutes, answer.SaslSupportedMechs, answer.TopologyVersion)
            .ShouldBe((null, null, null, null));
        answer.MaxMessageSizeBytes.ShouldBe(48_000_000);
    }

    [Fact]
    public void A_changed_answer_is_read_or_refused_as_malformed_and_nothing_else()
    {
        var whole = ExtendedJson.Parse(Member);
        var changes = Gen.Choose(0, whole.Length - 1).SelectMany(at => Gen.Choose(0, 255).Select(value => (at, value)));
        Prop.ForAll(changes.ArrayOf(3).ToArbitrary(), mutations =>
        {
            var changed = whole.ToArray();
            foreach (var (at, value) in mutations)
                changed[at] = (byte)value;
            try
            {
                HelloAnswer.Read(changed).ShouldNotBeNull();
                ServerErrorFields.Read(changed)?.Message.ShouldNotBeNull();
            }
            catch (BsonFormatException)
            {
                // Refused, as it may be.
            }
        }).QuickCheckThrowOnFailure();
    }
}
