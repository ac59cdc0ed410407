namespace MongoEtl.IntegrationTests.Programs;

/// <summary>Keys that the reference domain needs.</summary>
internal static class CommunityKeys
{
    /// <summary>Those that its sample was encrypted with, as the verb <c>sample</c> prints them.</summary>
    public static IReadOnlyDictionary<string, string> OfSample { get; } = new Dictionary<string, string>
    {
        ["OLD_ENCRYPTION_KEY"] = "the old key of the sample",
        ["OLD_ENCRYPTION_NONCE"] = "sample",
    };

    /// <summary>Those of the vectors in 6.5.</summary>
    public static IReadOnlyDictionary<string, string> OfVectors { get; } = new Dictionary<string, string>
    {
        ["ENCRYPTION_KEY"] = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
        ["ENCRYPTION_IV"] = "000102030405060708090a0b0c0d0e0f",
        ["OLD_ENCRYPTION_KEY"] = "0123456789abcdef0123456789abcdef",
        ["OLD_ENCRYPTION_NONCE"] = "abcdefgh",
    };
}
