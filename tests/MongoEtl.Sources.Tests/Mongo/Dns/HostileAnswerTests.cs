using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Sources.Tests;

/// <summary>Answers that no honest name server sends are read, passed over or refused; nothing else happens.</summary>
public sealed class HostileAnswerTests
{
    private const string Name = "_mongodb._tcp.cluster.example.com";

    [Fact]
    public void Mutated_answers_are_read_or_refused() => Prop.ForAll(Mutations(), mutation =>
    {
        var (type, changes, cut) = mutation;
        var message = Answer(type);
        foreach (var (at, value) in changes)
            message[at % message.Length] = (byte)value;
        Survives(message[..(cut % (message.Length + 1))], type);
        Survives(message, type);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Names_that_refer_to_themselves_in_a_ring_or_forward_are_refused()
    {
        foreach (var (first, second) in (ReadOnlySpan<(byte, byte)>)[(0, 0), (0, 2), (2, 2), (0, 40)])
        {
            byte[] message = [0xC0, second, 0xC0, first];
            var at = 2;
            Should.Throw<DnsFormatException>(() => DnsName.Read(message, ref at));
        }
    }

    [Fact]
    public void Names_never_grow_beyond_what_dns_allows()
    {
        // Each reference leads to a label and the next reference: a message of 600 bytes would expand to thousands.
        List<byte> message = [0];
        var last = 0;
        for (var at = 1; message.Count < 600; at = message.Count)
        {
            message.AddRange([10, .. "0123456789"u8, (byte)(0xC0 | (last >> 8)), (byte)last]);
            last = at;
        }
        var place = last;
        Should.Throw<DnsFormatException>(() => DnsName.Read(message.ToArray(), ref place)).Message.ShouldContain("too long");
    }

    [Fact]
    public void A_dot_inside_a_label_is_refused()
    {
        byte[] message = [7, .. "a.b.com"u8, 0];
        var at = 0;
        Should.Throw<DnsFormatException>(() => DnsName.Read(message, ref at));
    }

    private static void Survives(byte[] message, DnsRecordType type)
    {
        try
        {
            var answer = DnsMessage.TryRead(message, 0, Name, type);
            foreach (var record in answer?.Records ?? [])
                DnsMessage.Text(record.Data).Length.ShouldBeLessThan(message.Length);
        }
        catch (DnsFormatException refused)
        {
            refused.Message.ShouldNotBeEmpty();
        }
    }

    private static byte[] Answer(DnsRecordType type) => new DnsZone()
        .Srv(Name, 27017, "a.example.com").Srv(Name, 27018, "b.example.com").Txt(Name, "replicaSet=rs", "&authSource=x")
        .Answer(DnsMessage.Question(Name, type));

    private static Arbitrary<(DnsRecordType, (int, int)[], int)> Mutations()
    {
        var change = from at in Gen.Choose(0, 10_000) from value in Gen.Choose(0, 255) select (at, value);
        return (from type in Gen.Elements(DnsRecordType.Srv, DnsRecordType.Txt)
                from count in Gen.Choose(0, 6)
                from changes in Gen.ArrayOf(change, count)
                from cut in Gen.Choose(0, 10_000)
                select (type, changes, cut)).ToArbitrary();
    }
}
