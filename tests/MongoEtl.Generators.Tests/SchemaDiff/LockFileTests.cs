using FsCheck;
using FsCheck.Fluent;
using MongoEtl.Generators.SchemaDiff;
using MongoEtl.Generators.RandomSchema;

namespace MongoEtl.Generators.Tests.SchemaDiff;

/// <summary>The lock file, written and read, whole and damaged.</summary>
public sealed class LockFileTests
{
    [Fact]
    public void What_was_written_reads_the_same() => Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
    {
        var schema = new RandomSchemas(seed).Next();
        var text = LockWriter.Write(schema);
        var read = LockReader.Read(text);
        read.Fault.ShouldBeNull();
        read.Schema!.Canonical().ShouldBe(schema.Canonical());
        LockWriter.Write(read.Schema).ShouldBe(text);
        LockWriter.Write(new RandomSchemas(seed).Shuffled(schema).Canonical()).ShouldBe(LockWriter.Write(schema.Canonical()));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Any_text_is_a_name() => Prop.ForAll<string>(text =>
    {
        var name = text is { Length: > 0 } ? text : "x";
        var schema = new Schema(new([new(name, new([name]))]),
            new([new() { Id = TableId.Postgres(name, name), Columns = new([new() { Name = name, Type = name, Default = name }]) }]));
        LockReader.Read(LockWriter.Write(schema)).Schema.ShouldBe(schema);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Any_damage_is_a_fault_within_the_text_or_another_schema() => Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
    {
        var random = new Random(seed);
        var text = LockWriter.Write(new RandomSchemas(seed).Next());
        for (var i = random.Next(1, 4); i > 0; i--)
            text = Damaged(text, random);
        var read = LockReader.Read(text);
        if (read.Fault is not { } fault)
            return;
        var lines = text.Split('\n');
        fault.Line.ShouldBeInRange(0, lines.Length - 1);
        fault.Column.ShouldBeInRange(0, lines[fault.Line].Length);
        read.Schema.ShouldBeNull();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Any_text_at_all_is_read_or_refused() => Prop.ForAll<string>(text =>
    {
        var read = LockReader.Read(text ?? "");
        (read.Schema is null).ShouldNotBe(read.Fault is null);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("", 0, 0, "a value is expected")]
    [InlineData("[]", 0, 0, "an object is expected")]
    [InlineData("{\n  \"version\": 2 }", 1, 13, "it is of version 2, and this generator knows version 1; use the MongoEtl that wrote it")]
    [InlineData("{ \"version\": 1,\n  \"mode\": 3 }", 1, 10, "\"mode\" is no word here; version, enums, postgres, cassandra are")]
    [InlineData("{ \"version\": 1 }", 0, 0, "\"enums\" is missing")]
    [InlineData("{ \"version\": \"1\" }", 0, 13, "\"version\" has to be a number")]
    [InlineData("{ \"version\": 1, \"version\": 1 }", 0, 16, "\"version\" is there twice")]
    [InlineData("{ \"version\": 1, \"enums\": [{ \"name\": \"e\", \"labels\": [\"a\", \"a\"] }] }", 0, 57,
        "it is there twice; keep one of the two")]
    [InlineData("<<<<<<< HEAD\n{}", 0, 0, "a value is expected")]
    [InlineData("{ \"version\": 1, \"enums\": [\"\\q\"] }", 0, 28, "an unknown escape")]
    public void A_fault_has_its_place(string text, int line, int column, string message) =>
        LockReader.Read(text).Fault.ShouldBe(new LockFault(message, line, column));

    [Fact]
    public void A_key_names_columns_that_are_there()
    {
        var schema = new Schema(default,
            new([new() { Id = TableId.Postgres("public", "t"), Columns = new([new() { Name = "a", Type = "text" }]),
            PrimaryKey = new(["b"]) }]));
        LockReader.Read(LockWriter.Write(schema)).Fault!.Message.ShouldBe("table public.t has no column \"b\"");
    }

    [Fact]
    public void Depth_is_bounded() => LockReader.Read(new string('[', 100_000)).Fault!.Message.ShouldBe("it is nested too deep");

    private static string Damaged(string text, Random random)
    {
        var at = random.Next(text.Length);
        return random.Next(4) switch
        {
            0 => text.Remove(at, random.Next(1, Math.Min(40, text.Length - at) + 1)) + " ",
            1 => text.Insert(at, "{}[]\",:\\u0\n"[random.Next(11)].ToString()),
            2 => text[..at] + (char)random.Next(1, 0x3000) + text[(at + 1)..],
            _ => text.Insert(at, text[at..Math.Min(text.Length, at + random.Next(60))]),
        };
    }
}
