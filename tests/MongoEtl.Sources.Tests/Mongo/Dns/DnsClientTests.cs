using System.Net;

namespace MongoEtl.Sources.Tests;

/// <summary>Asking name servers that answer late, wrongly, in parts or not at all.</summary>
public sealed class DnsClientTests
{
    private const string Name = "_mongodb._tcp.cluster.example.com";

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static DnsZone Zone => new DnsZone().Srv(Name, 27017, "a.example.com").Srv(Name, 27018, "b.example.com");

    [Fact]
    public async Task Answers_come_in_their_order()
    {
        await using var server = new ScriptedNameServer((question, _) => [Zone.Answer(question)]);
        (await AskAsync(Long, server.EndPoint)).ShouldBe(["a.example.com:27017", "b.example.com:27018"]);
    }

    [Fact]
    public async Task What_does_not_fit_is_asked_for_by_tcp()
    {
        await using var server = new ScriptedNameServer((question, isTcp) => [isTcp ? Zone.Answer(question) : DnsZone.Truncated(question)]);
        (await AskAsync(Long, server.EndPoint)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Answers_to_other_questions_are_passed_over()
    {
        await using var server = new ScriptedNameServer((question, _) =>
        {
            var forged = new DnsZone().Srv(Name, 1, "evil.example.com").Answer(question);
            forged[0] ^= 0x55;
            var elsewhere = Zone.Answer([.. question[..12], 1, (byte)'x', 0, 0, 33, 0, 1]);
            return [forged, [1, 2, 3], elsewhere, question, Zone.Answer(question)];
        });
        (await AskAsync(Long, server.EndPoint)).ShouldBe(["a.example.com:27017", "b.example.com:27018"]);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_has_no_records()
    {
        await using var server = new ScriptedNameServer((question, _) => [new DnsZone().Answer(question)]);
        (await AskAsync(Long, server.EndPoint)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_next_server_is_asked_where_one_fails_or_is_silent()
    {
        await using var failing = new ScriptedNameServer((question, _) =>
            [[question[0], question[1], 0x81, 0x82, 0, 1, 0, 0, 0, 0, 0, 0, .. question[12..]]]);
        await using var silent = new ScriptedNameServer((_, _) => []);
        await using var sound = new ScriptedNameServer((question, _) => [Zone.Answer(question)]);
        (await AskAsync(TimeSpan.FromSeconds(2), failing.EndPoint, silent.EndPoint, sound.EndPoint)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Where_no_server_answers_the_error_names_each()
    {
        await using var silent = new ScriptedNameServer((_, _) => []);
        await using var malformed = new ScriptedNameServer((question, _) => [[.. Zone.Answer(question)[..^3]]]);
        var failure = await Should.ThrowAsync<DnsFailedException>(() => AskAsync(Short, silent.EndPoint, malformed.EndPoint));
        failure.IsTransient.ShouldBeTrue();
        failure.Message.ShouldContain($"{silent.EndPoint}: no answer within 0.2 s");
        failure.Message.ShouldContain($"{malformed.EndPoint}: its answer is malformed: ");
        failure.Message.ShouldContain(NameServers.Variable);
    }

    [Theory]
    [InlineData("a..example.com")]
    [InlineData("bücher.example.com")]
    [InlineData("a123456789012345678901234567890123456789012345678901234567890123.example.com")]
    public async Task Names_that_dns_cannot_have_are_refused_before_anything_is_sent(string name) =>
        await Should.ThrowAsync<DnsFormatException>(
            () => new DnsClient([new IPEndPoint(IPAddress.Loopback, 9)], Long).QueryAsync(name, DnsRecordType.Srv, Stop));

    [Fact]
    public void Name_servers_are_read_from_the_systems_file() => NameServers.Read("""
        # nameserver 9.9.9.9
        search example.com
        nameserver 192.0.2.1
          nameserver	2001:db8::1  # second
        nameserver wrong
        options timeout:1
        """).Select(server => server.ToString()).ShouldBe(["192.0.2.1:53", "[2001:db8::1]:53"]);

    private static async Task<List<string>> AskAsync(TimeSpan patience, params IPEndPoint[] servers)
    {
        var records = await new DnsClient(servers, patience).QueryAsync(Name, DnsRecordType.Srv, Stop);
        return [.. records.Select(record => $"{record.Target}:{record.Port}")];
    }
}
