namespace MongoEtl.Runtime;

/// <summary>What a replay did for one entity in one store.</summary>
/// <param name="Entity">The entity's name.</param>
/// <param name="Store">The store.</param>
/// <param name="Tried">Documents tried.</param>
/// <param name="Landed">Documents that left the store: their rows landed, or the classes now filter them.</param>
public sealed record ReplayReport(string Entity, Store Store, int Tried, int Landed)
{
    /// <summary>Documents that are still set aside.</summary>
    public int Remaining => Tried - Landed;
}
