namespace MongoEtl.Cassandra;

/// <summary>Collects the statements of a batch in their encoding, in a pooled buffer that the next batch uses again.</summary>
/// <remarks>Specification, section 4.1.7: kind, text or id, number of values, values.</remarks>
internal sealed class BatchStatements : IDisposable
{
    private readonly GrowingBuffer _buffer = new();

    /// <summary>Number of statements, at most 65,535.</summary>
    public int Count { get; private set; }

    /// <summary>Their encoding; valid until the next change.</summary>
    public ReadOnlyMemory<byte> Encoded => _buffer.Written;

    /// <summary>Adds a prepared statement.</summary>
    /// <param name="statementId"><see cref="PreparedResult.Id"/>.</param>
    /// <param name="values">Its values, each a [value].</param>
    /// <param name="valueCount">Their number.</param>
    public void AddPrepared(ReadOnlySpan<byte> statementId, ReadOnlySpan<byte> values, int valueCount)
    {
        var writer = new ProtocolWriter(_buffer.Extend(1 + 2 + statementId.Length + 2 + values.Length));
        writer.WriteByte(1);
        writer.WriteShortBytes(statementId);
        writer.WriteShort(valueCount);
        writer.WriteRaw(values);
        Count++;
    }

    /// <summary>Adds a statement in text.</summary>
    public void AddQuery(string statement, ReadOnlySpan<byte> values = default, int valueCount = 0)
    {
        var writer = new ProtocolWriter(_buffer.Extend(1 + ProtocolWriter.SizeOf(statement, 4) + 2 + values.Length));
        writer.WriteByte(0);
        writer.WriteLongString(statement);
        writer.WriteShort(valueCount);
        writer.WriteRaw(values);
        Count++;
    }

    /// <summary>Forgets the statements and keeps the buffer.</summary>
    public void Clear()
    {
        _buffer.Clear();
        Count = 0;
    }

    /// <summary>Returns the buffer to the pool.</summary>
    public void Dispose() => _buffer.Dispose();
}
