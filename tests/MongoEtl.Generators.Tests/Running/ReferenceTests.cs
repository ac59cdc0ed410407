namespace MongoEtl.Generators.Tests.Running;

public sealed class ReferenceTests
{
    private static readonly CompiledPlan Town = CompiledPlan.Of(Compiling.Examples.Municipality);
    private static readonly CompiledPlan Words = CompiledPlan.Of(Compiling.GeneratorRun.Words);

    [Fact]
    public void A_row_has_the_values_of_its_document()
    {
        var encoder = Town.Encoder("municipality");
        encoder.Keys.Put("province", "5f1d7f3a0000000000000001", 3);
        var row = encoder.Encode("""{ "_id": { "$oid": "5f1d7f3a0000000000000002" }, "name": "  Baruta ", "code": 12, "province": { "_id": "5f1d7f3a0000000000000001" } }""", key: 41)["municipality"].ShouldHaveSingleItem();
        row[0].ShouldBe("41");
        row[1].ShouldBe("Baruta");
        row[2].ShouldBe("12");
        row[4].ShouldBe("3");
        row[5].ShouldBe("5f1d7f3a0000000000000002");
        encoder.Tally.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void A_reference_to_nothing_is_null_and_counted_but_a_null_reference_is_not()
    {
        var encoder = Town.Encoder("municipality");
        encoder.Encode("""{ "_id": 1, "province": "unknown" }""")["municipality"][0][4].ShouldBe("null");
        encoder.Tally.Notes.ShouldBe([("unresolved", "province")]);
        encoder.Encode("""{ "_id": 2, "province": null }""")["municipality"][0][4].ShouldBe("null");
        encoder.Tally.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void A_rule_that_throws_names_its_column()
    {
        var plan = CompiledPlan.Of(Compiling.Examples.Municipality.Replace("source.Name?.Trim()", "source.Name!.Substring(5)"));
        var error = Should.Throw<RuleException>(() => plan.Encoder("municipality").Encode("""{ "_id": 1, "name": "x" }"""));
        (error.Table, error.Column).ShouldBe(("municipality", "name"));
        error.Message.ShouldNotContain("\"x\"");
    }

    [Fact]
    public void A_pure_key_is_kept_and_others_are_looked_up()
    {
        var encoder = Words.Encoder("message");
        var row = encoder.Encode("""{ "_id": "m", "room": { "$oid": "507f1f77bcf86cd799439011" }, "replyTo": "gone", "sender": "gone" }""")["message"][0];
        row[1].ShouldBe("a05758fe-03e7-5af6-be7e-53694279fe06");
        row[2].ShouldBe("null");
        row[3].ShouldBe("0");
        encoder.Tally.Notes.ShouldBe([("unresolved", "replyTo"), ("unresolved", "sender")]);
        encoder.Keys.Put("message", "gone", 1);
        var first = TimeUuid.FromSourceId(SourceId.FromText("gone")).ToString();
        encoder.Encode("""{ "_id": "m", "replyTo": "gone" }""")["message"][0][2].ShouldBe(first);
    }

    [Fact]
    public void An_alternate_key_may_be_made_of_several_elements()
    {
        var encoder = CompiledPlan.Of("""
            using MongoEtl;
            namespace Town;
            [Collection("folders")] public sealed partial class Folder
            {
                [Id] public partial SourceId Id { get; }
                [SerialKey] public partial int Key { get; }
                public partial string? Name { get; }
                [Field("parent")] public partial string? ParentPath { get; }
                [AlternateKey] public string? Path => Name is null ? null : (ParentPath ?? throw new System.FormatException()) + "/" + Name;
            }
            [PostgresTable("folder")] public sealed partial class FolderRow(Folder source) : IRow<Folder>
            {
                [PrimaryKey] public int Id => source.Key;
                [OnUnresolved(0)] public Reference<Folder> Parent => Reference<Folder>.By(source.ParentPath);
            }
            """).Encoder("folder");
        encoder.Read("""{ "_id": 1, "name": "b", "parent": "/a" }""").ShouldBeTrue();
        encoder.Encoder.AlternateKey.ShouldBe("/a/b");
        encoder.Read("""{ "_id": 1, "parent": "/a" }""").ShouldBeTrue();
        encoder.Encoder.AlternateKey.ShouldBeNull();
        encoder.Read("""{ "_id": 1, "name": "b" }""").ShouldBeTrue();
        Should.Throw<RuleException>(() => encoder.Encoder.AlternateKey).Column.ShouldBe("[AlternateKey]");
    }

    [Fact]
    public void A_null_reference_takes_the_value_where_it_is_included_and_is_not_counted()
    {
        var encoder = CompiledPlan.Of("""
            using MongoEtl;
            namespace Town;
            [Collection("folders")] public sealed partial class Folder
            {
                [Id] public partial SourceId Id { get; }
                [SerialKey] public partial int Key { get; }
                public partial Reference<Folder> Parent { get; }
            }
            [PostgresTable("folder")] public sealed partial class FolderRow(Folder source) : IRow<Folder>
            {
                [PrimaryKey] public string Id => source.Id.ToString();
                [OnUnresolved(7, IncludingNull = true)] public Reference<Folder> ParentId => source.Parent;
                [OnUnresolved(7)] public Reference<Folder> OtherId => source.Parent;
            }
            """).Encoder("folder");
        var row = encoder.Encode("""{ "_id": 1 }""")["folder"][0];
        (row[1], row[2]).ShouldBe(("7", "null"));
        encoder.Tally.Notes.ShouldBeEmpty();
        encoder.Encode("""{ "_id": 1, "parent": 2 }""")["folder"][0][1].ShouldBe("7");
        encoder.Tally.Notes.ShouldContain(("unresolved", "parent"));
    }

    [Fact]
    public void A_class_shared_by_rows_filters_and_counts_with_its_services()
    {
        var encoder = CompiledPlan.Of("""
            using MongoEtl;
            namespace Town;
            [Collection("notes")] public sealed partial class Note
            {
                [Id] public partial SourceId Id { get; }
                public partial string? Text { get; }
            }
            [PerDocument, When(nameof(IsKept))] public class NoteText(Note source)
            {
                public virtual bool IsKept => source.Text != "drop";
                [Counted("short texts")] public virtual bool IsShort => source.Text!.Length < 3;
            }
            [PostgresTable("note")] public sealed partial class NoteRow(Note source) : IRow<Note>
            {
                [PrimaryKey] public string Id => source.Id.ToString();
            }
            """).Encoder("note");
        encoder.Read("""{ "_id": 1, "text": "drop" }""").ShouldBeFalse();
        encoder.Encode("""{ "_id": 1, "text": "long" }""")["note"].Count.ShouldBe(1);
        encoder.Tally.Notes.ShouldBeEmpty();
        encoder.Encode("""{ "_id": 1, "text": "ab" }""")["note"].Count.ShouldBe(1);
        encoder.Tally.Notes.ShouldBe([("counted", "short texts")]);
        Should.Throw<RuleException>(() => encoder.Encode("""{ "_id": 1 }""")).Column.ShouldBe("[Counted]");
    }

    [Fact]
    public void SetAside_throws_and_names_the_field() =>
        Should.Throw<UnresolvedException>(() => Words.Encoder("member").Encode("""{ "_id": 1, "room": "nowhere", "user": "nobody" }""")).Path.ShouldBe("room");

    [Fact]
    public void An_alternate_key_is_tried_in_order()
    {
        var users = Words.Encoder("user", new Clock());
        users.Keys.Put("role", "r1", 5, alternate: "AGENT_ROLE");
        const string user = """{ "_id": "u", "role": "USER_ROLE", "mail": "a", "userType": "AGENT", "avatar": {}, "big": 1, "raw": 1, "gender": "F" }""";
        var row = users.Encode(user)["user"].ShouldHaveSingleItem();
        row[Column("user", "role_id")].ShouldBe("5");
        row[Column("user", "gender")].ShouldBe("F");
        row[Column("user", "status")].ShouldBe("COMPLETED");
        row[Column("user", "fullName")].ShouldBe("u");
    }

    [Fact]
    public void Elements_give_rows_and_what_gives_none_is_counted()
    {
        var users = Words.Encoder("user", new Clock());
        users.Keys.Put("user", "u", 7);
        users.Keys.Put("profession", "a", 1);
        users.Keys.Put("profession", "b", 2);
        var rows = users.Encode("""
            { "_id": "u", "role": "USER_ROLE", "mail": "a", "avatar": {}, "big": 1, "raw": 1, "gender": "M",
              "profession": ["a", { "_id": "b" }, "a", "unknown", {}, [1]], "pictures": [{ "url": "x" }, 5, { "url": "y" }] }
            """);
        rows["profession_user"].Select(r => string.Join(" ", r)).ShouldBe(["7 1", "7 2"]);
        rows["picture"].Select(r => string.Join(" ", r)).ShouldBe(["7 0 x", "7 2 y"]);
        users.Tally.Notes.Count(n => n == ("skipped element", "profession")).ShouldBe(2);
        users.Tally.Notes.ShouldContain(("unresolved", "profession"));
        users.Tally.Notes.ShouldContain(("skipped row", "profession_user"));
        users.Encoder.Mismatches.Count.ShouldBe(2);
    }

    [Fact]
    public void Filters_and_conditions_leave_documents_and_rows_out()
    {
        var users = Words.Encoder("user", new Clock());
        users.Read("""{ "_id": "u", "role": "ADMIN" }""").ShouldBeFalse();
        users.Read("""{ "_id": "u", "role": "USER_ROLE", "name": "root" }""").ShouldBeFalse();
        users.Encoder.SourceId.ToString().ShouldBe("u");
        users.Encode("""{ "_id": "u", "role": "USER_ROLE", "mail": "" }""")["user"].ShouldBeEmpty();
    }

    [Fact]
    public void Shared_values_are_evaluated_once_a_document()
    {
        var clock = new Clock();
        var users = Words.Encoder("user", clock);
        users.Encode("""{ "_id": "u", "role": "USER_ROLE", "mail": "a", "avatar": {}, "big": 1, "raw": 1, "gender": "M", "name": "Ana" }""")["user"][0][2].ShouldBe("ANA");
        users.Encode("""{ "_id": "v", "role": "USER_ROLE", "mail": "a", "avatar": {}, "big": 1, "raw": 1, "gender": "M", "name": "Eva" }""")["user"][0][2].ShouldBe("EVA");
    }

    private static int Column(string entity, string column) => Words.Entity(entity).Tables.Single(t => t.Name == entity).Columns.Select(c => c.Name).ToList().IndexOf(column);

    /// <summary>Implements the source text's IClock by name.</summary>
    private sealed class Clock : IServiceProvider
    {
        public object? GetService(Type serviceType) => System.Reflection.DispatchProxy.Create(serviceType, typeof(Upper));
    }

    public class Upper : System.Reflection.DispatchProxy
    {
        protected override object? Invoke(System.Reflection.MethodInfo? targetMethod, object?[]? args) => ((string?)args![0] ?? "").ToUpperInvariant();
    }
}
