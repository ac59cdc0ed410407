using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using MongoEtl.Tests.Views;

namespace MongoEtl.Tests.Bson;

/// <summary>
/// Whatever the bytes, only <see cref="DocumentException"/> comes out, soon, and nothing outside the document is read: every
/// outcome must be the same with other bytes around it.
/// </summary>
public sealed class HostileBytesTests
{
    [Fact]
    public void Random_bytes_are_refused_or_read() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Outcome(bytes ?? [])).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_bytes_in_a_right_envelope_are_refused_or_read() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Outcome(Envelope(bytes ?? [])))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    /// <summary>Bytes that are often types, small lengths and terminators get further into the readers than random ones.</summary>
    [Fact]
    public void Likely_bytes_in_a_right_envelope_are_refused_or_read()
    {
        var likely = Gen.Frequency(
            (4, Gen.Choose(0, 0x13)), (1, Gen.Constant(0)), (1, Gen.Elements(0x7F, 0xFF, 0x80)), (1, Gen.Choose(0, 255)))
            .Select(value => (byte)value);
        Prop.ForAll(likely.ArrayOf().ToArbitrary(), bytes => Outcome(Envelope(bytes))).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
    }

    [Fact]
    public void A_document_torn_at_any_byte_is_refused()
    {
        TestData.RequireOrSkip(TestData.Dumps, "MONGOETL_DATA");
        foreach (var document in TestData.RealDocuments(2))
        {
            for (var length = 0; length < document.Length; length++)
            {
                var torn = document[..length];
                Should.Throw<BsonFormatException>(() => BsonValidator.Validate(torn));
                // With the length made right the tear is no longer in the envelope. Views throw much, so they get every third.
                if (length % 3 == 0)
                    Outcome(Envelope(torn.AsSpan(Math.Min(4, length)).ToArray()));
            }
        }
    }

    [Fact]
    public void A_real_document_with_a_byte_changed_is_refused_or_read()
    {
        TestData.RequireOrSkip(TestData.Dumps, "MONGOETL_DATA");
        var random = new System.Random(20);
        foreach (var document in TestData.RealDocuments(2))
        {
            for (var at = random.Next(2); at < document.Length; at += 2)
            {
                var changed = (byte[])document.Clone();
                changed[at] ^= (byte)(1 + random.Next(255));
                Outcome(changed);
            }
        }
    }

    [Fact]
    public void A_real_document_with_several_changes_is_refused_or_read()
    {
        TestData.RequireOrSkip(TestData.Dumps, "MONGOETL_DATA");
        var documents = TestData.RealDocuments(50).ToArray();
        var change = Gen.Choose(0, int.MaxValue - 1).Two();
        var changes = change.ArrayOf(4).Zip(Gen.Choose(0, documents.Length - 1));
        Prop.ForAll(changes.ToArbitrary(), made =>
        {
            var document = (byte[])documents[made.Item2].Clone();
            foreach (var (at, value) in made.Item1)
                document[4 + at % (document.Length - 5)] = value % 3 == 0 ? (byte)(value % 20) : (byte)value;
            Outcome(document);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    [Fact]
    public void Real_documents_are_valid_and_round_trip()
    {
        TestData.RequireOrSkip(TestData.Dumps, "MONGOETL_DATA");
        var count = 0;
        foreach (var document in TestData.RealDocuments(2000))
        {
            BsonValidator.Validate(document);
            ExtendedJson.Parse(ExtendedJson.ToString(document, ExtendedJsonMode.Canonical)).ShouldBe(document);
            count++;
        }
        count.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void Nesting_beyond_the_limit_is_refused_and_does_not_exhaust_the_stack()
    {
        foreach (var (depth, fits) in new[] { (BsonValidator.MaxDepth, true), (BsonValidator.MaxDepth + 1, false), (100_000, false) })
        {
            var document = Nested(depth);
            var validate = () => BsonValidator.Validate(document);
            var write = () => ExtendedJson.ToString(document);
            if (fits)
            {
                validate();
                ExtendedJson.Parse(write()).ShouldBe(document);
            }
            else
            {
                Should.Throw<BsonFormatException>(validate).Message.ShouldContain("nested more than 200 deep");
                Should.Throw<BsonFormatException>(() => { write(); });
            }
        }
        Should.Throw<ExtendedJsonException>(() => ExtendedJson.Parse(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))));
    }

    [Fact]
    public void A_fault_inside_is_counted_from_the_outermost_document()
    {
        var document = ExtendedJson.Parse("""{"a": {"b": [{"c": true}]}}""");
        var at = Array.LastIndexOf(document, (byte)1);
        document[at] = 7;
        Should.Throw<BsonFormatException>(() => BsonValidator.Validate(document)).Offset.ShouldBe(at);
    }

    private static byte[] Nested(int depth)
    {
        var writer = new BsonWriter();
        writer.WriteStartDocument();
        for (var i = 1; i < depth; i++)
            writer.WriteStartDocument("a"u8);
        for (var i = 0; i < depth; i++)
            writer.WriteEndDocument();
        return writer.ToArray();
    }

    private static byte[] Envelope(byte[] content) => [.. BitConverter.GetBytes(content.Length + 5), .. content, 0];

    /// <summary>Everything that can be done with a document, done twice among different bytes.</summary>
    private static void Outcome(byte[] document)
    {
        var clock = Stopwatch.StartNew();
        var first = Everything(Poisoned(document, 0x01, 17), 17, document.Length);
        var second = Everything(Poisoned(document, 0xFE, 23), 23, document.Length);
        second.ShouldBe(first);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30), "longer than any load of the machine explains");
    }

    private static byte[] Poisoned(byte[] document, byte poison, int offset)
    {
        var buffer = new byte[document.Length + offset + 64];
        Array.Fill(buffer, poison);
        document.CopyTo(buffer, offset);
        return buffer;
    }

    private static string Everything(byte[] buffer, int offset, int length)
    {
        var report = Try(() => BsonValidator.Validate(buffer.AsSpan(offset, length)));
        report += TryText(() => ExtendedJson.ToString(buffer.AsSpan(offset, length)));
        report += TryText(() => ExtendedJson.ToString(buffer.AsSpan(offset, length), ExtendedJsonMode.Canonical));
        foreach (var (rule, lenient) in new[] { (MismatchRule.SetAside, false), (MismatchRule.ToText, true), (MismatchRule.Truthiness, false) })
        {
            var view = new EveryReaderView(rule, lenient) { MismatchLog = new MongoEtl.Internal.MismatchLog() };
            report += Try(() => view.Attach(buffer, offset, length));
            report += view.Report();
        }
        return report;
    }

    private static string Try(Action act) => TryText(() =>
    {
        act();
        return "done";
    });

    private static string TryText(Func<string> act)
    {
        try
        {
            return act();
        }
        catch (DocumentException fault)
        {
            return fault.Message;
        }
    }
}
