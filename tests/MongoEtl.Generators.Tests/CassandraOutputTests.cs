using MongoEtl.Generators.Tests.Compiling;

namespace MongoEtl.Generators.Tests;

/// <summary>What is written for Cassandra tables, file by file.</summary>
public sealed class CassandraOutputTests
{
    private static readonly GeneratorRun Chat = GeneratorRun.Of(Examples.Chat);
    private static readonly GeneratorRun Types = GeneratorRun.Of(Examples.CqlTypes);

    [Fact]
    public void Tables_compile_without_warnings()
    {
        Chat.Diagnostics.ShouldBeEmpty();
        Chat.CompilerMessages().ShouldBeEmpty();
    }

    [Fact]
    public void Every_type_compiles_without_warnings()
    {
        Types.Diagnostics.ShouldBeEmpty();
        Types.CompilerMessages().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Chat.MessageByRoom.Cql.g.cs", "MessageByRoom.Cql")]
    [InlineData("Chat.RoomByMember.Cql.g.cs", "RoomByMember.Cql")]
    [InlineData("Chat.LastMessage.Cql.g.cs", "LastMessage.Cql")]
    [InlineData("Chat.User.Entity.g.cs", "ChatUser.Entity")]
    [InlineData("Chat.Room.Entity.g.cs", "ChatRoom.Entity")]
    [InlineData("MigrationPlan.g.cs", "ChatPlan")]
    public void Output_is_as_reviewed(string hintName, string verified) => Verified.Matches(verified, Chat.File(hintName));

    [Fact]
    public void Output_for_every_type_is_as_reviewed() => Verified.Matches("ThingRow.Cql", Types.File("Kinds.ThingRow.Cql.g.cs"));

    [Fact]
    public void Without_Cassandra_tables_nothing_names_Cassandra() =>
        GeneratorRun.Words.Result.GeneratedTrees.Where(t => t.ToString().Contains("Cassandra", StringComparison.Ordinal)).ShouldBeEmpty();
}
