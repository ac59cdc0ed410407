namespace MongoEtl.Cassandra.Tests;

/// <summary>Random values of C# types, from which those of CQL types are made.</summary>
internal sealed record SampleValues(
    int Int,
    long Long,
    Guid Uuid,
    string Text,
    byte[] Bytes,
    int[] Ints,
    double[] Doubles,
    decimal[] Decimals,
    Guid[] Uuids,
    string[] Texts);
