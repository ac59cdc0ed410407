namespace MongoEtl.Generators.Tests.Diagnostics;

/// <summary>What can be wrong with a document class; each test is named for the diagnostic.</summary>
public sealed class DocumentDiagnosticTests
{
    [Fact]
    public void METL002_a_class_that_is_not_partial() => Expected.Error("METL002",
        "'Town' must be partial, because its other half is generated; write 'partial' before 'class'",
        """[Collection("towns")] public sealed class [|Town|] { [Id] public partial SourceId Id { get; } }""");

    [Fact]
    public void METL002_a_property_that_is_not_partial() => Expected.Error("METL002",
        "'Code' must be partial, because its other half is generated; write 'partial' before its type",
        """[Collection("towns")] public sealed partial class Town { [Id] public partial SourceId Id { get; } [Field("c")] public string? [|Code|] { get; } }""");

    [Fact]
    public void METL002_an_alternate_key_that_is_neither_partial_nor_computed() => Expected.Error("METL002",
        "'Path' must be partial, because its other half is generated; write 'partial' before its type",
        """[Collection("towns")] public sealed partial class Town { [Id] public partial SourceId Id { get; } [AlternateKey] public string? [|Path|] { get; } }""");

    [Fact]
    public void METL008_a_computed_alternate_key_that_is_no_text() => Expected.Error("METL008",
        "'Town.Path' carries [AlternateKey] and must be of type 'string?', not 'int'",
        """[Collection("towns")] public sealed partial class Town { [Id] public partial SourceId Id { get; } [AlternateKey] public int [|Path|] => 1; }""");

    [Fact]
    public void METL003_no_id() => Expected.Error("METL003",
        "'Town' has no [Id] property; add '[Id] public partial SourceId Id { get; }'",
        """[Collection("towns")] public sealed partial class [|Town|] { public partial string? Name { get; } }""");

    [Fact]
    public void METL004_two_ids() => Expected.Error("METL004",
        "'Other' is a second [Id] of 'Town'; a document has one '_id', so remove the attribute from one of them",
        """[Collection("towns")] public sealed partial class Town { [Id] public partial SourceId Id { get; } [Id] public partial SourceId [|Other|] { get; } }""");

    [Fact]
    public void METL005_two_keys() => Expected.Error("METL005",
        "'Uuid' is a second key of 'Town'; keep one of [SerialKey], [Uuid5Key] and [TimeUuidKey]",
        """
        [Collection("towns")] public sealed partial class Town
        {
            [Id] public partial SourceId Id { get; }
            [SerialKey] public partial int Key { get; }
            [Uuid5Key] public partial Guid [|Uuid|] { get; }
        }
        """);

    [Fact]
    public void METL006_two_alternate_keys() => Expected.Error("METL006",
        "'Code' is a second [AlternateKey] of 'Town'; references find a document by one text, so remove one",
        """
        [Collection("towns")] public sealed partial class Town
        {
            [Id] public partial SourceId Id { get; }
            [AlternateKey] public partial string? Name { get; }
            [AlternateKey] public partial string? [|Code|] { get; }
        }
        """);

    [Fact]
    public void METL007_a_type_that_no_element_has() => Expected.Error("METL007",
        "'Town.Site' is of type 'System.Uri', which no element can be read as; use a scalar, an enum, SourceId, Reference<T>, a [Document] class, DocumentList<T>, ScalarList<T> or RawBson",
        """[Collection("towns")] public sealed partial class Town { [Id] public partial SourceId Id { get; } public partial Uri [|Site|] { get; } }""");

    [Fact]
    public void METL008_an_id_of_the_wrong_type() => Expected.Error("METL008",
        "'Town.Id' carries [Id] and must be of type 'SourceId', not 'string'",
        """[Collection("towns")] public sealed partial class Town { [Id] public partial string [|Id|] { get; } }""");

    [Fact]
    public void METL008_a_serial_key_of_the_wrong_type() => Expected.Error("METL008",
        "'Town.Key' carries [SerialKey] and must be of type 'int', not 'long'",
        """[Collection("towns")] public sealed partial class Town { [Id] public partial SourceId Id { get; } [SerialKey] public partial long [|Key|] { get; } }""");

    [Fact]
    public void METL009_a_filter_that_mongodb_would_refuse() => Expected.Error("METL009",
        InvalidFilterMessage("{ role: { $near: 1 } }"),
        """[Collection("towns", Filter = [|"{ role: { $near: 1 } }"|])] public sealed partial class Town { [Id] public partial SourceId Id { get; } }""");

    [Fact]
    public void METL010_a_constant_of_another_type() => Expected.Error("METL010",
        "[OnMismatch] of 'Town.Size' does not fit a property of type 'int?': the constant is of another type",
        """[Collection("towns")] public sealed partial class Town { [Id] public partial SourceId Id { get; } [[|OnMismatch("none")|]] public partial int? Size { get; } }""");

    [Fact]
    public void METL010_null_for_a_property_without_null() => Expected.Error("METL010",
        "[OnMismatch] of 'Town.Size' does not fit a property of type 'int': null is none of its values, so declare it nullable or give a constant",
        """[Collection("towns")] public sealed partial class Town { [Id] public partial SourceId Id { get; } [[|OnMismatch(MismatchRule.Null)|]] public partial int Size { get; } }""");

    [Fact]
    public void METL011_a_text_of_two_members() => Expected.Error("METL011",
        "The text \"a\" means both 'First' and 'Second' of 'Kind'; remove it from one of them",
        """
        public enum Kind { [Text("a")] First, [Text("b", "a")] [|Second|] }
        [Collection("towns")] public sealed partial class Town { [Id] public partial SourceId Id { get; } public partial Kind? Kind { get; } }
        """);

    [Fact]
    public void METL012_a_condition_that_is_none() => Expected.Error("METL012",
        "[When] of 'Town' names 'Name', which is no bool property of 'Town'",
        """[Collection("towns"), [|When("Name")|]] public sealed partial class Town { [Id] public partial SourceId Id { get; } public partial string? Name { get; } }""");

    [Fact]
    public void METL036_a_namespace_that_is_no_uuid() => Expected.Error("METL036",
        "[Uuid5Key] of 'Town.Key' names the namespace \"towns\", which is no UUID; write 32 hex digits as 6ba7b812-9dad-11d1-80b4-00c04fd430c8",
        """[Collection("towns")] public sealed partial class Town { [Id] public partial SourceId Id { get; } [Uuid5Key("towns")] public partial Guid [|Key|] { get; } }""");

    [Fact]
    public void METL037_a_generic_class() => Expected.Error("METL037",
        "'Town' is generic; document and row classes are not, only their abstract bases may be",
        """[Collection("towns")] public sealed partial class [|Town|]<T> { [Id] public partial SourceId Id { get; } }""");

    private static string InvalidFilterMessage(string filter)
    {
        var parsed = Parsing.Filters.FilterParser.Parse(filter);
        parsed.Error.ShouldNotBeNull();
        return $"The filter of 'Town' is invalid: {parsed.Error} (at character {parsed.Position + 1})";
    }
}
