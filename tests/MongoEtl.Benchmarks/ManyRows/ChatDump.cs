using System.Buffers.Binary;
using System.Globalization;

namespace MongoEtl.Benchmarks.ManyRows;

/// <summary>Writes a dump of users, rooms and messages. The messages of all rooms are mixed, as in a collection that many people wrote at once.</summary>
internal sealed class ChatDump(string folder, int rows)
{
    private const int Users = 5_000;

    /// <summary>Rooms that have messages: the first of the collection.</summary>
    public const int BusyRooms = 20_000;

    private const uint FirstSecond = 1_577_836_800;   // 2020-01-01
    private const string Words = "the meeting of tomorrow begins later than we said yesterday, bring the papers and call me when you are there ";

    private readonly BsonWriter _document = new();
    private readonly byte[] _id = new byte[12];
    private readonly Random _random = new(20_260_101);

    /// <summary>Writes the dump, unless one of that many rows is there.</summary>
    public void Write()
    {
        var mark = Path.Combine(folder, "rows");
        if (File.Exists(mark) && File.ReadAllText(mark) == rows.ToString(CultureInfo.InvariantCulture))
            return;
        Directory.CreateDirectory(Path.Combine(folder, "chat"));
        WriteCollection("users", Users, WriteUser);
        WriteCollection("rooms", rows, WriteRoom);
        WriteCollection("messages", rows, WriteMessage);
        File.WriteAllText(mark, rows.ToString(CultureInfo.InvariantCulture));
    }

    private void WriteCollection(string name, int count, Action<int> write)
    {
        using var file = new FileStream(Path.Combine(folder, "chat", name + ".bson"), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        for (var number = 0; number < count; number++)
        {
            _document.Clear();
            _document.WriteStartDocument();
            write(number);
            _document.WriteEndDocument();
            file.Write(_document.WrittenSpan);
        }
    }

    private void WriteUser(int number)
    {
        WriteId("_id", 1, number);
        _document.WriteString("name", $"User {number}");
    }

    private void WriteRoom(int number)
    {
        WriteId("_id", 2, number);
        _document.WriteString("name", $"Room {number}");
        _document.WriteBoolean("isGroup", number % 3 == 0);
        WriteDates(number);
    }

    private void WriteMessage(int number)
    {
        WriteId("_id", 3, number);
        WriteId("room", 2, _random.Next(Math.Min(BusyRooms, rows)));
        WriteId("sender", 1, _random.Next(Users));
        _document.WriteString("message", Text());
        _document.WriteString("msgLife", "PERMANENT");
        if (number % 10 == 0)
            WriteFile(number);
        if (number % 8 == 0 && number > 0)
            WriteId("replyTo", 3, _random.Next(number));
        _document.WriteBoolean("isActive", true);
        WriteDates(number);
    }

    private void WriteFile(int number)
    {
        _document.WriteString("fileURL", $"https://files.example.org/chat/{number:x8}.png");
        _document.WriteString("fileType", "IMAGEN");
        _document.WriteString("fileName", $"{number:x8}.png");
        _document.WriteInt32("fileSize", 20_000 + number % 90_000);
    }

    private void WriteDates(int number)
    {
        var created = DateTimeOffset.FromUnixTimeSeconds(FirstSecond + number * 60L);
        _document.WriteDateTime("createdAt", created.ToUnixTimeMilliseconds());
        _document.WriteDateTime("updatedAt", created.ToUnixTimeMilliseconds());
    }

    /// <summary>10 to 150 characters.</summary>
    private string Text()
    {
        var length = 10 + _random.Next(140);
        var from = _random.Next(Words.Length);
        return string.Concat(Words, Words, Words).Substring(from, length);
    }

    /// <summary>An ObjectId that tells its collection, and whose time grows.</summary>
    private void WriteId(string name, byte collection, int number)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_id, FirstSecond + (uint)number * 60);
        _id[4] = collection;
        BinaryPrimitives.WriteInt32BigEndian(_id.AsSpan(8), number);
        _document.WriteObjectId(name, new ObjectId(_id));
    }
}
