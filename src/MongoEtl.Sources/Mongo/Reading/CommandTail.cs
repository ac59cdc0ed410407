namespace MongoEtl.Sources;

/// <summary>What every command ends with: the database, the session, the read concern, the read preference.</summary>
internal static class CommandTail
{
    /// <summary>Writes it and ends the command's document.</summary>
    /// <param name="writer">Has the command's document open.</param>
    /// <param name="database">The database.</param>
    /// <param name="server">To which it goes.</param>
    /// <param name="session">In which session, or null.</param>
    /// <param name="concern">What it may see; null for commands that take no read concern, or have theirs from a command before.</param>
    /// <param name="clusterTime">The moment, of read concern snapshot.</param>
    public static void Write(
        BsonWriter writer, string database, IReadServer server, ReadSession? session, ReadConcern? concern, ulong? clusterTime = null)
    {
        if (concern is { } level)
            WriteConcern(writer, level, clusterTime);
        session?.Write(writer, "lsid"u8);
        if (!server.ReadPreference.IsEmpty)
            writer.WriteRaw("$readPreference"u8, BsonType.Document, server.ReadPreference.Span);
        writer.WriteString("$db"u8, database);
        writer.WriteEndDocument();
    }

    private static void WriteConcern(BsonWriter writer, ReadConcern level, ulong? clusterTime)
    {
        writer.WriteStartDocument("readConcern"u8);
        writer.WriteString("level"u8, level switch
        {
            ReadConcern.Majority => "majority",
            ReadConcern.Available => "available",
            ReadConcern.Snapshot => "snapshot",
            _ => "local",
        });
        if (clusterTime is { } time)
            writer.WriteTimestamp("atClusterTime"u8, (uint)(time >> 32), (uint)time);
        writer.WriteEndDocument();
    }
}
