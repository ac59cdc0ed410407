using System.Security.Cryptography;

namespace MongoEtl.Sources;

/// <summary>A logical session: what a server remembers a cursor by.</summary>
/// <remarks>Specification "driver-sessions": the id is a random UUID, subtype 4.</remarks>
internal sealed class ReadSession
{
    private readonly byte[] _id = NewId();

    /// <summary>When a command last carried it, in the clock of <see cref="Environment.TickCount64"/>.</summary>
    public long UsedAt { get; set; } = Environment.TickCount64;

    /// <summary>False once a connection broke under it: what the server makes of it is not known.</summary>
    public bool IsSound { get; set; } = true;

    /// <summary>Writes <c>{id: UUID}</c> under a name.</summary>
    public void Write(BsonWriter writer, ReadOnlySpan<byte> name)
    {
        writer.WriteStartDocument(name);
        writer.WriteBinary("id"u8, _id, subtype: 4);
        writer.WriteEndDocument();
    }

    // RFC 4122, section 4.4.
    private static byte[] NewId()
    {
        var id = RandomNumberGenerator.GetBytes(16);
        id[6] = (byte)((id[6] & 0x0F) | 0x40);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return id;
    }
}
