namespace MongoEtl.Runtime;

/// <summary>Makes the comparable form of rows of one table. For one thread at a time.</summary>
public interface IComparableRow
{
    /// <summary>The comparable form of an encoded row, given without its length; valid until the next call.</summary>
    ReadOnlySpan<byte> Of(ReadOnlySpan<byte> encoded);
}
