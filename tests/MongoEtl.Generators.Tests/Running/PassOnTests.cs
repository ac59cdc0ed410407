using FsCheck;
using FsCheck.Fluent;

namespace MongoEtl.Generators.Tests.Running;

/// <summary>A text that is passed on as bytes gives exactly what calling the body would.</summary>
public sealed class PassOnTests
{
    private const string Documents = """
        namespace Pass;
        [Document] public sealed partial class Inner { public partial string? A { get; } public partial string B { get; } public partial Inner? Deep { get; } }
        [Collection("d")] public sealed partial class D
        {
            [Id] public partial SourceId Id { get; }
            public partial string? A { get; }
            [Lenient] public partial string? B { get; }
            [OnMismatch(MismatchRule.ToText)] public partial string? C { get; }
            [OnMismatch("other")] public partial string? E { get; }
            [Field("x", "y", "z")] public partial string? F { get; }
            [OnMismatch(MismatchRule.Null)] public partial string? G { get; }
            public partial string H { get; }
            public partial Inner? Inner { get; }
        }
        """;

    private const string Row = """
        namespace Pass;
        [PostgresTable("d")] public sealed partial class R(D source) : IRow<D>
        {
            [PrimaryKey] public string Id => SAME(source.Id.ToString());
            public string? A => SAME(source.A);
            public string? B => SAME(source.B);
            public string? C => SAME(source.C);
            public string? E => SAME(source.E);
            public string? F => SAME(source.F);
            public string? G => SAME(source.G);
            public string H => SAME(source.H);
            public string? I => SAME(source.Inner?.A);
            public string? J => SAME(source.Inner?.Deep?.B ?? source.A);
            public string K => SAME(source.A ?? source.B ?? "constant");
            public string L => SAME(source.F ?? source.Id.ToString());
            [Column(Type = "varchar(3)")] public string? M => SAME(source.A);
            [Column(Type = "varchar(3)")] public string N => SAME(source.G!);
            private static T Same<T>(T value) => value;
        }
        """;

    private static readonly EncoderUnderTest Passed = CompiledPlan.Of(Documents, Row.Replace("SAME", "")).Encoder("d");
    private static readonly EncoderUnderTest Called = CompiledPlan.Of(Documents, Row.Replace("SAME", "Same")).Encoder("d");

    private static readonly EncoderUnderTest CqlPassed = CompiledPlan.Of(Documents, ForCassandra(Row.Replace("SAME", ""))).Encoder("d");
    private static readonly EncoderUnderTest CqlCalled = CompiledPlan.Of(Documents, ForCassandra(Row.Replace("SAME", "Same"))).Encoder("d");

    private static readonly string[] Values =
    [
        "null", "\"\"", "\"abc\"", "\"ñandú 😀\"", "\"long enough\"", "\"nul\\u0000\"", "7", "3.0", "3.5", "true", "{ \"a\": 1 }", "[]", "{ \"$oid\": \"507f1f77bcf86cd799439011\" }",
        "{ \"$numberLong\": \"12\" }", "{ \"$numberDecimal\": \"1.50\" }", "{ \"$date\": \"2024-01-02T03:04:05Z\" }",
    ];

    private static readonly string[] Inners = ["null", "{}", "{ \"a\": \"in\" }", "{ \"deep\": { \"b\": \"down\" } }", "{ \"deep\": {} }", "5", "{ \"a\": 5 }"];

    [Fact]
    public void The_two_programs_differ_as_they_should()
    {
        var passing = Compiling.GeneratorRun.Of(Documents, Row.Replace("SAME", "")).File("Pass.R.Copy.g.cs");
        passing.ShouldNotContain("Text(row.");
        Compiling.GeneratorRun.Of(Documents, Row.Replace("SAME", "Same")).File("Pass.R.Copy.g.cs").ShouldNotContain("Utf8)");
    }

    [Fact]
    public void Passing_on_equals_calling() => Compare(Passed, Called);

    [Fact]
    public void Passing_on_equals_calling_in_Cassandra() => Compare(CqlPassed, CqlCalled);

    private static void Compare(EncoderUnderTest passed, EncoderUnderTest called)
    {
        var value = Gen.Elements(Values);
        var documents =
            from fields in Gen.ArrayOf(value, 9)
            from harmless in Gen.Elements(true, true, false)
            from inner in Gen.Elements(Inners)
            select Document(harmless ? [.. fields.Select(f => f.StartsWith('"') && !f.Contains("0000", StringComparison.Ordinal) ? f : "\"ok\"")] : fields, inner);
        Prop.ForAll(documents.ToArbitrary(), json => passed.Bytes(json).ShouldBe(called.Bytes(json), json)).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    /// <summary>The same row of the other store, where a narrow text is one of ASCII.</summary>
    private static string ForCassandra(string row) =>
        row.Replace("PostgresTable", "CassandraTable").Replace("PrimaryKey", "PartitionKey").Replace("varchar(3)", "ascii");

    private static string Document(string[] f, string inner) =>
        $$"""{ "_id": "id", "a": {{f[0]}}, "b": {{f[1]}}, "c": {{f[2]}}, "e": {{f[3]}}, "x": {{f[4]}}, "y": {{f[5]}}, "z": {{f[6]}}, "g": {{f[7]}}, "h": {{f[8]}}, "inner": {{inner}} }""";
}
