namespace MongoEtl.IntegrationTests.Mongo;

internal enum FaultKind
{
    /// <summary>The connection ends there, between two bytes.</summary>
    Cut,

    /// <summary>Nothing more comes, and the connection stays open.</summary>
    Silence,

    /// <summary>The rest comes half a second later.</summary>
    Delay,
}
