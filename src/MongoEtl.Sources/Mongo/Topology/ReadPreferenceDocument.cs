namespace MongoEtl.Sources;

/// <summary>The element <c>$readPreference</c> of commands (specification "server-selection", "Passing a Read Preference").</summary>
internal static class ReadPreferenceDocument
{
    /// <summary>The document as BSON; empty where the command must have none.</summary>
    internal static byte[] Write(TopologyType topology, ServerType server, ReadPreference preference)
    {
        if (server == ServerType.Standalone)
            return [];
        // A member that is read from as it is may be no primary, and refuses whoever asks for one.
        if (topology == TopologyType.Single && server != ServerType.Mongos && preference.Mode == ReadMode.Primary)
            return Document(new ReadPreference(ReadMode.PrimaryPreferred));
        return preference.Mode == ReadMode.Primary ? [] : Document(preference);
    }

    private static byte[] Document(ReadPreference preference)
    {
        var writer = new BsonWriter();
        writer.WriteStartDocument();
        writer.WriteString("mode"u8, preference.ModeName);
        if (preference.TagSets.Count > 0)
        {
            writer.WriteStartArray("tags"u8);
            foreach (var set in preference.TagSets)
            {
                writer.WriteStartDocument(""u8);
                foreach (var (name, value) in set.Tags)
                    writer.WriteString(System.Text.Encoding.UTF8.GetBytes(name), value);
                writer.WriteEndDocument();
            }
            writer.WriteEndArray();
        }
        if (preference.MaxStaleness is { } most)
            writer.WriteInt64("maxStalenessSeconds"u8, (long)most.TotalSeconds);
        writer.WriteEndDocument();
        return writer.ToArray();
    }
}
