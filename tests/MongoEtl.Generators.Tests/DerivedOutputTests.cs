using MongoEtl.Generators.Tests.Compiling;
using MongoEtl.Generators.Tests.Running;

namespace MongoEtl.Generators.Tests;

/// <summary>What is written for stage tables and for tables derived from them.</summary>
public sealed class DerivedOutputTests
{
    private static readonly GeneratorRun Run = GeneratorRun.Of(Examples.Derived);

    [Fact]
    public void Stage_and_derived_tables_compile_without_warnings()
    {
        Run.Diagnostics.ShouldBeEmpty();
        Run.CompilerMessages().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Derived.RoomDetails.Stage.g.cs", "RoomDetails.Stage")]
    [InlineData("Derived.MemberByRoom.Stage.g.cs", "MemberByRoom.Stage")]
    [InlineData("Derived.LastMessage.Stage.g.cs", "LastMessage.Stage")]
    [InlineData("Derived.RelatedRoom.Stage.g.cs", "RelatedRoom.Stage")]
    [InlineData("Derived.RoomByMember.Derived.g.cs", "RoomByMember.Derived")]
    [InlineData("Derived.Room.Entity.g.cs", "DerivedRoom.Entity")]
    [InlineData("MigrationPlan.g.cs", "DerivedPlan")]
    public void Output_is_as_reviewed(string hintName, string verified) => Verified.Matches(verified, Run.File(hintName));

    [Fact]
    public void A_plan_without_them_names_neither() =>
        GeneratorRun.Of(Examples.Chat).Result.GeneratedTrees.Where(t => t.ToString().Contains("Stage", StringComparison.Ordinal)
            || t.ToString().Contains("Derived", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void The_plan_describes_them()
    {
        var plan = CompiledPlan.Of(Run).Plan;
        plan.Entities.SelectMany(e => e.StageTables).Select(t => (t.Schema, t.Name, string.Join(",", t.MergeKey), t.NewestColumn, t.SourceIdColumn))
            .ShouldBe(
            [
                ("mongoetl_stage", "related", "room_id,other_id", null, null),
                ("mongoetl_stage", "room_details", "room_id", null, null),
                ("mongoetl_stage", "member", "room_id,user_id", "joined_at", "mongo_id"),
                ("mongoetl_stage", "last_message", "room", "sent_at", "mongoetl_source_id"),
            ]);
        var derived = plan.Derived.ShouldHaveSingleItem();
        derived.Name.ShouldBe("rooms_by_member");
        derived.Query.ShouldStartWith("SELECT m.user_id");
        derived.Table.Columns.Select(c => c.Name).Take(4).ShouldBe(["user_id", "room_id", "room_name", "last_message_id"]);
        derived.ResultTypes.Take(4).ShouldBe(["integer", "uuid", "text", "uuid"]);
    }
}
