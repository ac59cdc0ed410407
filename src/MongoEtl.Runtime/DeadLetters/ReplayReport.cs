namespace MongoEtl.Runtime;

/// <summary>What a replay did for one entity.</summary>
/// <param name="Entity">The entity's name.</param>
/// <param name="Tried">Documents tried.</param>
/// <param name="Landed">Documents that left the store: their rows landed, or the classes now filter them.</param>
public sealed record ReplayReport(string Entity, int Tried, int Landed)
{
    /// <summary>Documents that are still set aside.</summary>
    public int Remaining => Tried - Landed;
}
