namespace MongoEtl;

/// <summary>Encoded rows of one table in a target's own wire format. Grows as needed and keeps its memory when cleared.</summary>
public abstract class RowBuffer : IDisposable
{
    /// <summary>Number of complete rows.</summary>
    public int Rows { get; protected set; }

    /// <summary>Bytes in use.</summary>
    public abstract int Length { get; }

    /// <summary>The bytes in use; valid until the next append.</summary>
    public abstract ReadOnlyMemory<byte> Written { get; }

    /// <summary>The present end, to return to with <see cref="Rewind"/>.</summary>
    public (int Rows, int Length) Mark => (Rows, Length);

    /// <summary>Forgets what came after <paramref name="mark"/>.</summary>
    public abstract void Rewind((int Rows, int Length) mark);

    /// <summary>Takes out one complete row, given by its first byte in <see cref="Written"/> and its length.</summary>
    /// <exception cref="NotSupportedException">Rows of this format cannot be told apart.</exception>
    public virtual void Remove(int offset, int length) => throw new NotSupportedException($"Rows of {GetType().Name} cannot be taken out one by one.");

    /// <summary>Forgets all rows.</summary>
    public void Clear() => Rewind((0, 0));

    /// <inheritdoc />
    public abstract void Dispose();
}
