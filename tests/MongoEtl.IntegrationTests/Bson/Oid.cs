namespace MongoEtl.IntegrationTests.Bson;

/// <summary>An ObjectId by its 24 lower-case hex digits.</summary>
internal readonly record struct Oid(string Hex)
{
    /// <summary>The id number <paramref name="number"/> of a test: seconds of 2020-01-01, and the number as its last bytes.</summary>
    public static Oid Of(int number) => new($"5e0be100{0:x8}{number:x8}");

    /// <summary>The first four bytes: seconds since 1970.</summary>
    public DateTime Time => DateTime.UnixEpoch.AddSeconds(Convert.ToUInt32(Hex[..8], 16));

    public override string ToString() => Hex;
}
