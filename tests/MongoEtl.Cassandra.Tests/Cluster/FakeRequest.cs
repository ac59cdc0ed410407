namespace MongoEtl.Cassandra.Tests;

/// <summary>A request that a <see cref="FakeNode"/> got.</summary>
internal sealed record FakeRequest(FakeConnection Connection, Opcode Opcode, byte[] Body)
{
    /// <summary>The statement of QUERY and PREPARE.</summary>
    internal string Statement =>
        System.Text.Encoding.UTF8.GetString(Body.AsSpan(4, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(Body)));

    /// <summary>The id of EXECUTE, or of a batch's first statement.</summary>
    internal byte[] StatementId
    {
        get
        {
            var start = Opcode == Opcode.Batch ? 4 : 0;
            return Body.AsSpan(start + 2, (Body[start] << 8) | Body[start + 1]).ToArray();
        }
    }
}
