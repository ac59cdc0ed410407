using System.Text;
using MongoEtl.Generators.Tests.Compiling;

namespace MongoEtl.Generators.Tests.Running;

/// <summary>Rows of Cassandra tables as their encoders write them.</summary>
public sealed class CassandraRowTests
{
    private const string Room = "507f1f77bcf86cd799439011";
    private const string RoomKey = "A05758FE03E75AF6BE7E53694279FE06";

    private static readonly CompiledPlan Chat = CompiledPlan.Of(Examples.Chat);
    private static readonly CompiledPlan Types = CompiledPlan.Of(Examples.CqlTypes);

    [Fact]
    public void The_buffers_of_Cassandra_tables_follow_those_of_PostgreSQL_tables()
    {
        var user = Chat.Encoder("user");
        user.Encode("""{ "_id": "u", "name": "Ana" }""", key: 41)["user"].ShouldHaveSingleItem().ShouldBe(["41", "Ana"]);
        user.EncodeCql("""{ "_id": "u", "name": "Ana" }""", key: 41)["users"].ShouldHaveSingleItem().ShouldBe(["00000029", Text("Ana")]);
    }

    [Fact]
    public void A_document_feeds_its_table_and_the_lookup_tables()
    {
        var room = Chat.Encoder("room");
        room.Keys.Put("user", "a", 3);
        room.Keys.Put("user", "b", 4);
        var rows = room.EncodeCql($$"""{ "_id": { "$oid": "{{Room}}" }, "type": "group", "members": ["a", "b", "a", "unknown"] }""");
        rows["room_details"].ShouldHaveSingleItem().ShouldBe([RoomKey, Text("Room " + Room), Text("group"), "unset"]);
        rows["rooms_by_mongo"].ShouldHaveSingleItem().ShouldBe([Text(Room), RoomKey]);
        rows["rooms_by_member"].Select(r => string.Join(" ", r)).ShouldBe([$"00000003 {RoomKey}", $"00000004 {RoomKey}"]);
        room.Tally.Notes.ShouldContain(("skipped row", "rooms_by_member"));
    }

    [Fact]
    public void References_become_keys_and_what_is_missing_is_not_set()
    {
        var message = Chat.Encoder("message");
        message.Keys.Put("user", "ana", 5);
        var id = Guid.Parse(TimeUuid.FromSourceId(SourceId.FromText("m")).ToString()).ToByteArray(bigEndian: true);
        var reply = TimeUuid.FromSourceId(SourceId.FromText("gone")).ToByteArray(bigEndian: true);
        var row = message.EncodeCql($$"""
            { "_id": "m", "room": { "_id": "{{Room}}" }, "replyTo": "gone", "sender": "ana", "tags": ["b", "a", "b"], "size": 3 }
            """)["messages_by_room"].ShouldHaveSingleItem();
        row.ShouldBe([RoomKey, Convert.ToHexString(id), "00000005", Convert.ToHexString(reply), "", "0000000000000003", "unset",
            "00000002" + "00000001" + Text("a") + "00000001" + Text("b"), Text("m")]);
        message.EncodeCql($$"""{ "_id": "m", "room": "{{Room}}", "sender": "ana", "isDeleted": true }""")["messages_by_room"].ShouldBeEmpty();
    }

    [Fact]
    public void An_unresolved_reference_in_a_key_sets_the_document_aside()
    {
        var message = Chat.Encoder("message");
        Should.Throw<UnresolvedException>(() => message.EncodeCql($$"""{ "_id": "m", "room": "{{Room}}", "sender": "unknown" }"""));
        message.Keys.Put("user", "ana", 5);
        Should.Throw<ColumnException>(() => message.EncodeCql("""{ "_id": "m", "room": null, "sender": "ana" }""")).Column.ShouldBe("room_id");
    }

    [Fact]
    public void Every_type_has_its_bytes()
    {
        var thing = Types.Encoder("thing");
        var row = thing.EncodeCql("""{ "_id": "t", "name": "n", "extra": { "a": 1 }, "zip": "1010" }""")["things"].ShouldHaveSingleItem();
        var found = Types.Entity("thing").CassandraTables[0].Columns.Select((c, i) => $"{c.Name} {row[i]}").ToList();
        found.ShouldBe(
        [
            "id 74", "name 6E", "code 6E", "tiny FF", "small 0002", "whole 00000003", "big 0000000000000004", "var 0080", "narrow 05",
            "ratio 3F000000", "size 3FF8000000000000", "price 000000020096", "yes 01", "at 0000016F6435CC88", "utc unset", "day 80000001", "time 000000003B9ACA00",
            "uuid 00000000000000000000000000000000",
            "time_id " + Convert.ToHexString(TimeUuid.FromSourceId(SourceId.FromText("t")).ToByteArray(true)),
            "bytes 0102", "address 7F000001", "device unset", "color 72", "other unset", "extra " + Text("""{"a":1}"""), "zip " + Text("1010"),
            "list 00000003" + "0000000162" + "0000000161" + "0000000162", "ascii 00000003" + "0000000162" + "0000000161" + "0000000162",
            "set_of_list 00000002" + "0000000161" + "0000000162", "set 00000003" + "00000004FFFFFFFF" + "0000000400000002" + "0000000400000003",
            "uuids unset", "map 00000002" + "0000000161" + "000000080000000000000002" + "000000017A" + "000000080000000000000001", "days unset",
            "moments 00000000", "ids 00000001" + "0000000174", "devices 00000000",
        ]);
    }

    [Fact]
    public void A_class_can_be_document_and_row() =>
        Types.Encoder("zip").EncodeCql("""{ "_id": "1010", "city": "Caracas" }""")["zips"].ShouldHaveSingleItem()
            .ShouldBe([Text("1010"), Text("Caracas")]);

    [Fact]
    public void The_plan_describes_the_tables()
    {
        var table = Chat.Entity("message").CassandraTables.Single(t => t.Name == "messages_by_room");
        Chat.Entity("message").Tables.ShouldBeEmpty();
        table.PartitionKeyColumns.ShouldBe(1);
        table.ClusteringKey.ShouldBe([new ClusteringColumnPlan("message_id", Descending: true)]);
        table.Columns.Take(3).Select(c => (c.Name, c.Type, c.Nullable)).ShouldBe(
            [("room_id", "uuid", false), ("message_id", "timeuuid", false), ("sender_id", "int", true)]);
        (table.SourceIdColumn, table.NewestColumn, table.IsOptional).ShouldBe(("mongo_id", null, true));
        Chat.Entity("message").CassandraTables.Single(t => t.Name == "message").NewestColumn.ShouldBe("created_at");
    }

    private static string Text(string text) => Convert.ToHexString(Encoding.UTF8.GetBytes(text));
}
