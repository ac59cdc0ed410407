namespace MongoEtl.Runtime;

/// <summary>Takes a row in the comparable form of <see cref="IWideColumnComparison"/>; the bytes are valid during the call.</summary>
public delegate void VisitRow(ReadOnlySpan<byte> row);
